namespace GanRefinement.Gan.Settings;

/// <summary>One thing that a user can set, by a flag or in the settings file.</summary>
/// <param name="Key">Its name in the file; the flag is the same with dashes.</param>
/// <param name="Description">For the help.</param>
/// <param name="Kind">How many values a flag takes.</param>
internal sealed record Setting(string Key, string Description, SettingKind Kind = SettingKind.One)
{
    /// <summary>As a flag.</summary>
    public string Flag => "--" + Names.Kebab(Key);
}
