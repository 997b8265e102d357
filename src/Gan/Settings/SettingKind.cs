namespace GanRefinement.Gan.Settings;

/// <summary>What may follow a flag.</summary>
internal enum SettingKind
{
    /// <summary>One value.</summary>
    One,

    /// <summary>Any number of values.</summary>
    Many,

    /// <summary>Nothing, which is true, or a value.</summary>
    Switch,
}
