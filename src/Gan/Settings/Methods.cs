using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Settings;

/// <summary>The library's training methods, found by their signatures.</summary>
internal static class Methods
{
    // What the program sees to itself.
    private static readonly string[] s_ours =
    [
        nameof(GanTrainerOptions.CheckpointDirectory), nameof(GanTrainerOptions.CancellationBehavior), nameof(GanTrainerOptions.Validation),
        nameof(GanTrainerOptions.InitialModel), nameof(GanTrainerOptions.Cluster),
    ];

    // What papers and their readers call some of them.
    private static readonly (string Alias, string Method)[] s_aliases =
    [
        ("aae", nameof(GanCatalog.AdversarialAutoencoder)),
        ("adv-lat-gan-div", nameof(GanCatalog.AdvLatDiversity)),
        ("adv-lat-gan-qua", nameof(GanCatalog.AdvLatQuality)),
        ("dcgan", nameof(GanCatalog.Standard)),
        ("ebgan", nameof(GanCatalog.EnergyBased)),
        ("gan", nameof(GanCatalog.Standard)),
        ("lsgan", nameof(GanCatalog.LeastSquares)),
        ("pggan", nameof(GanCatalog.Progressive)),
        ("progan", nameof(GanCatalog.Progressive)),
        ("tempered-gan", nameof(GanCatalog.Tempered)),
        ("unrolled-gan", nameof(GanCatalog.Unrolled)),
        ("vae", nameof(GanCatalog.VariationalAutoencoder)),
        ("wgan", nameof(GanCatalog.Wasserstein)),
        ("wgan-clipping", nameof(GanCatalog.Wasserstein)),
    ];

    private static readonly MethodInfo[] s_trainers =
    [
        .. typeof(GanCatalog).GetMethods()
            .Where(method => method.GetParameters() is [{ } only] && typeof(GanTrainerOptions).IsAssignableFrom(only.ParameterType))
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_trainers.Select(method => Names.Kebab(method.Name))];

    /// <summary>What else some of them are called.</summary>
    public static IReadOnlyList<string> Aliases { get; } = [.. s_aliases.Select(entry => entry.Alias)];

    /// <summary>The settings that all of them share, with the library's own words.</summary>
    public static IReadOnlyList<Setting> Options { get; } = [.. Properties.Select(property => new Setting(
        Names.Camel(property.Name), $"{XmlDocs.Describe(property)} {Choices(property.PropertyType, Names.Camel(property.Name))}".TrimEnd(),
        property.PropertyType == typeof(bool) ? SettingKind.Switch : IsList(property.PropertyType) ? SettingKind.Many : SettingKind.One))];

    /// <summary>The settings that are bundles of settings, such as a lens: each with its properties.</summary>
    public static IReadOnlyList<(string Name, Type Type)> Bundles { get; } = [.. Properties
        .Select(property => (Names.Camel(property.Name), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        .Where(entry => IsBundle(entry.Item2))];

    /// <summary>A method's own name, whatever it is called.</summary>
    /// <exception cref="BadInputException">There is no such method.</exception>
    public static string NameOf(string name) => Names.Kebab(Find(name).Name);

    /// <summary>Whether there is a method that is called so.</summary>
    public static bool IsKnown(string name) => Named(name) is not null;

    /// <summary>What else a method is called.</summary>
    public static IEnumerable<string> AliasesOf(string name) =>
        s_aliases.Where(entry => Names.Same(entry.Method, name)).Select(entry => entry.Alias);

    /// <summary>The settings that take parts of a type.</summary>
    public static IEnumerable<string> KeysOf(Type type) =>
        Properties.Where(property => One(property.PropertyType) == type).Select(property => Names.Camel(property.Name));

    /// <summary>What a method does, in a line.</summary>
    public static string Describe(string name) => XmlDocs.Summary(Find(name));

    /// <summary>The papers' settings of a method, some of which take arguments.</summary>
    public static IReadOnlyList<Part> PresetsOf(string name) => Presets(Find(name));

    /// <summary>A method's options, changed by settings.</summary>
    /// <param name="name">The method.</param>
    /// <param name="preset">A paper's settings to begin with, written as a part is; null for the method's own.</param>
    /// <param name="values">The settings.</param>
    /// <exception cref="BadInputException">There is no such method, preset or value.</exception>
    public static GanTrainerOptions OptionsOf(string name, JsonNode? preset, SettingValues values)
    {
        var method = Find(name);
        var options = (GanTrainerOptions)(preset is null ? Activator.CreateInstance(OptionsType(method))! : Preset(method, preset));
        foreach (var property in Properties.Where(property => values.All.ContainsKey(Names.Camel(property.Name))))
        {
            var key = Names.Camel(property.Name);
            property.SetValue(options, ObjectBinder.Bind(property.PropertyType, values.All[key], "--" + Names.Kebab(key)));
        }
        return options;
    }

    /// <summary>A trainer, which checks its options.</summary>
    /// <exception cref="BadInputException">An option is out of its range.</exception>
    public static GanTrainer Create(MLContext ml, string name, GanTrainerOptions options)
    {
        try
        {
            return (GanTrainer)Find(name).Invoke(ml.Gan(), [options])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException error)
        {
            throw new BadInputException(Inside(error, options) ?? Explain(error), error);
        }
    }

    /// <summary>An error of the library's with the flag of the option that it names.</summary>
    public static string Explain(ArgumentException error) =>
        Options.FirstOrDefault(setting => error.ParamName is { } name && Names.Same(setting.Key, name.Split('.')[^1])) is { } setting
            ? $"{setting.Flag}: {Message(error)}"
            : Message(error);

    // One that names a property of a bundle: that bundle's flag goes before it. Two bundles may have a property of the same name.
    private static string? Inside(ArgumentException error, GanTrainerOptions options)
    {
        var found = from entry in Bundles
                    let bundle = Properties.Single(property => Names.Same(property.Name, entry.Name)).GetValue(options)
                    let property = bundle is null ? null : ObjectBinder.Settable(entry.Type).FirstOrDefault(property => property.Name == error.ParamName)
                    where property is not null && Equals(property.GetValue(bundle), (error as ArgumentOutOfRangeException)?.ActualValue)
                    select (entry.Name, Property: property);
        return found.FirstOrDefault() is ({ } name, { } option)
            ? $"--{Names.Kebab(name)}: {Message(error).Replace(option.Name, Names.Camel(option.Name), StringComparison.Ordinal)}" : null;
    }

    /// <summary>An error's message without .NET's own additions, which say nothing more.</summary>
    public static string Message(Exception error) => error is not ArgumentException
        ? error.Message
        : error.Message.Split(" (Parameter '")[0].Split(Environment.NewLine)[0];

    private static IEnumerable<PropertyInfo> Properties => ObjectBinder.Settable(typeof(GanTrainerOptions)).Where(property => !s_ours.Contains(property.Name));

    /// <summary>What may stand where a value of a type is wanted, if that is a list of names; else empty.</summary>
    /// <param name="type">The type.</param>
    /// <param name="key">The setting, which 'gan parts' knows if the type is a bundle.</param>
    public static string Choices(Type type, string key)
    {
        var one = One(type);
        if (one.Namespace != typeof(GanCatalog).Namespace)
            return "";
        var names = one.IsEnum ? Enum.GetNames(one).Select(Names.Camel) : Part.Of(one).Select(part => part.Name).Distinct();
        if (IsBundle(one))
            names = ObjectBinder.Settable(one).Select(property => Names.Camel(property.Name));
        var text = string.Join(", ", names);
        var kind = IsBundle(one) ? key : PartKind.OfLibrary.FirstOrDefault(kind => kind.Type == one)?.Name;
        return text.Length == 0 ? "" : one.IsEnum ? $"One of {text}." : kind is null ? $"Of {text}." : $"Of {text}: see 'gan parts {kind}'.";
    }

    // Of a list or of what may be null.
    private static Type One(Type type) => Nullable.GetUnderlyingType(type) ?? (IsList(type) ? type.GetGenericArguments()[0] : type);

    private static bool IsBundle(Type type) => Part.IsOptions(type) && Part.Of(type).Count == 0;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Type OptionsType(MethodInfo method) => method.GetParameters()[0].ParameterType;

    private static MethodInfo Find(string name) => Named(name)
        ?? throw new BadInputException($"--method: there is no '{name}'; {Names.Suggestion(name, All, Aliases)}");

    private static MethodInfo? Named(string name)
    {
        var own = s_aliases.FirstOrDefault(entry => Names.Same(entry.Alias, name)).Method ?? name;
        return s_trainers.FirstOrDefault(method => Names.Same(method.Name, own));
    }

    private static IReadOnlyList<Part> Presets(MethodInfo method) =>
        [.. Part.Of(OptionsType(method)).Select(part => part with { Name = Names.Kebab(part.Factory.Name) })];

    private static object Preset(MethodInfo method, JsonNode preset) => Presets(method) is { Count: > 0 } presets
        ? ObjectBinder.Make(presets, preset, "--preset")
        : throw new BadInputException($"--preset: {Names.Kebab(method.Name)} has none, and '{SettingsText.Leaf(preset)}' is asked for. Leave the flag out.");
}
