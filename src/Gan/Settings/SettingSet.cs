using System.CommandLine;
using System.Text.Json.Nodes;

namespace GanRefinement.Gan.Settings;

/// <summary>What a command can be told, as flags and in a settings file; flags win.</summary>
internal sealed class SettingSet
{
    private readonly List<(Setting Setting, Option Option)> _flags;

    private readonly Option<string?> _config = new("--config", "-c") { Description = "A YAML or JSON file of settings; flags win over it.", HelpName = "FILE" };

    public SettingSet(IEnumerable<Setting> settings) => _flags = [.. settings.Select(setting => (setting, Flag(setting)))];

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_config);
        _flags.ForEach(flag => command.Add(flag.Option));
    }

    /// <summary>The settings of a command line and of the file that it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="before">Settings that both win over.</param>
    /// <exception cref="BadInputException">The file cannot be read, or has a setting that there is not.</exception>
    public SettingValues Read(ParseResult parsed, JsonObject? before = null)
    {
        JsonObject all = [];
        foreach (var source in new[] { before, parsed.GetValue(_config) is { } file ? SettingsText.Read(file) : null })
        {
            if (source?["options"] is JsonObject && source.ContainsKey("method"))
            {
                throw new BadInputException($"'{parsed.GetValue(_config)}' has all options of a run as they came out, to be read by people and programs. "
                    + "Give the run's config.yaml, which is beside it.");
            }
            HashSet<string> seen = [];
            foreach (var (key, value) in source ?? [])
            {
                if (!seen.Add(Known(key).Key))
                    throw new BadInputException($"'{parsed.GetValue(_config)}' has {Known(key).Key} twice, the second time as '{key}'.");
                all[Known(key).Key] = value?.DeepClone();
            }
        }
        foreach (var (setting, option) in _flags)
        {
            if (parsed.GetResult(option) is not { } given)
                continue;
            // A mistyped flag behind one of many values is taken for one of them.
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } mistyped)
                throw CommandLineErrors.Unknown(mistyped.Value, _flags.Select(flag => flag.Setting.Flag));
            if (given.Tokens.Any(token => token.Value.Length == 0))
                throw new BadInputException($"{setting.Flag} is given without a value.");
            all[setting.Key] = Value(setting, [.. given.Tokens.Select(token => token.Value)]);
        }
        return new SettingValues(all);
    }

    private static Option Flag(Setting setting) => setting.Kind switch
    {
        SettingKind.Many => new Option<string[]>(setting.Flag)
        {
            Description = setting.Description,
            HelpName = "VALUE…",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        },
        SettingKind.Switch => new Option<string>(setting.Flag) { Description = setting.Description, HelpName = "BOOL", Arity = ArgumentArity.ZeroOrOne },
        _ => new Option<string>(setting.Flag) { Description = setting.Description, HelpName = "VALUE" },
    };

    private Setting Known(string key) => _flags.Select(flag => flag.Setting).FirstOrDefault(setting => Names.Same(setting.Key, key))
        ?? throw new BadInputException($"There is no setting '{key}'; {Names.Suggestion(key, [.. _flags.Select(flag => flag.Setting.Key)])}");

    private static JsonNode? Value(Setting setting, string[] given) => setting.Kind switch
    {
        SettingKind.Many => new JsonArray([.. given.Select(text => JsonValue.Create(text))]),
        SettingKind.Switch => JsonValue.Create(given.Length == 0 ? "true" : given[^1]),
        _ => JsonValue.Create(given[^1]),
    };
}
