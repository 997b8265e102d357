using System.Text.Json.Nodes;

namespace GanRefinement.Gan.Settings;

/// <summary>What a user has set.</summary>
/// <param name="all">By the settings' keys.</param>
internal sealed class SettingValues(JsonObject all)
{
    /// <summary>All of it, to be written as a settings file.</summary>
    public JsonObject All => all;

    /// <summary>Whether something is set.</summary>
    public bool Has(Setting setting) => all.ContainsKey(setting.Key);

    /// <summary>The value of a setting, or a default.</summary>
    /// <exception cref="BadInputException">The value is not of that type.</exception>
    public T Get<T>(Setting setting, T byDefault) => Has(setting) ? ObjectBinder.Bind<T>(all[setting.Key], setting.Flag) : byDefault;

    /// <summary>The value of a setting that must be there.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public T Require<T>(Setting setting) => all[setting.Key] is { } node
        ? ObjectBinder.Bind<T>(node, setting.Flag)
        : throw new BadInputException($"{setting.Flag} is missing: {setting.Description}");

    /// <summary>A number that must be within bounds.</summary>
    public int Count(Setting setting, int byDefault, int minimum = 1)
    {
        var value = Get(setting, byDefault);
        return value >= minimum ? value : throw new BadInputException($"{setting.Flag} must be at least {minimum}; it is {value}.");
    }
}
