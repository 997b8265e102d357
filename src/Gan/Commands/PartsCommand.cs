using System.CommandLine;
using System.Reflection;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>parts</c>: what may stand in a setting, in the library's own words.</summary>
internal static class PartsCommand
{
    private const string OfMethods = "methods";
    private const string OfBundles = "bundles";
    private static readonly PartKind[] s_kinds = [.. PartKind.OfLibrary, new("features", typeof(Featurizer), "featurizers")];
    private static readonly string[] s_known = [OfMethods, .. s_kinds.Select(kind => kind.Name), OfBundles];

    public static Command Create(Terminal terminal)
    {
        Argument<string?> wanted = new("kind")
        {
            Description = $"Which: {string.Join(", ", s_known)}; or the name of one, as in 'gan parts r1' or 'gan parts lens'. Default: all. "
                + "A part with arguments is written in one word, r1:gamma=5, and a list among them in brackets, \"mlp:generatorWidths=[32,32]\" (quoted, "
                + "for some shells).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("parts", "Lists what settings can be made of: methods, losses, networks, refiners and others, with their arguments.") { wanted };
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            if (parsed.GetValue(wanted) is { } name)
                TellOf(terminal, name);
            else
                TellAll(terminal);
            return ExitCode.Success;
        }));
        return command;
    }

    private static void TellAll(Terminal terminal)
    {
        TellMethods(terminal);
        foreach (var kind in s_kinds)
        {
            terminal.Line($"\n{kind.Name}:");
            TellKind(terminal, kind);
        }
        terminal.Line($"\n{OfBundles}:");
        TellBundles(terminal);
    }

    private static void TellOf(Terminal terminal, string name)
    {
        if (Names.Alike(name, OfMethods))
            TellMethods(terminal);
        else if (s_kinds.FirstOrDefault(kind => kind.IsCalled(name)) is { } kind)
            TellKind(terminal, kind);
        else if (Names.Alike(name, OfBundles))
            TellBundles(terminal);
        else
            TellNamed(terminal, name);
    }

    // One name may be that of a method, of a loss and of a penalty.
    private static void TellNamed(Terminal terminal, string name)
    {
        var isKnown = Methods.IsKnown(name);
        if (isKnown)
        {
            terminal.Line($"{OfMethods}:");
            TellMethod(terminal, Methods.NameOf(name));
            var presets = Methods.PresetsOf(name);
            if (presets.Count > 0)
                terminal.Line($"presets of {Methods.NameOf(name)}:");
            foreach (var preset in presets)
                TellPart(terminal, preset, isAlone: true);
        }
        foreach (var bundle in Methods.Bundles.Where(bundle => Names.Alike(bundle.Name, name)))
        {
            isKnown = true;
            TellBundle(terminal, bundle.Name, bundle.Type);
        }
        foreach (var kind in s_kinds)
        {
            Part[] parts = [.. Part.Of(kind.Type).Where(part => Names.Same(part.Name, name))];
            isKnown |= parts.Length > 0;
            if (parts.Length > 0)
                terminal.Line($"{kind.Name}:");
            foreach (var part in parts)
                TellPart(terminal, part, isAlone: true);
        }
        if (!isKnown)
            throw new BadInputException($"There are no '{name}'; {Names.Suggestion(name, s_known, [.. Others().Distinct()])}");
    }

    private static IEnumerable<string> Others() =>
    [
        .. s_kinds.SelectMany(kind => kind.AllNames), .. Methods.Bundles.Select(bundle => bundle.Name),
        .. s_kinds.SelectMany(kind => Part.Of(kind.Type)).Select(part => part.Name), .. Methods.All, .. Methods.Aliases,
    ];

    private static void TellMethods(Terminal terminal)
    {
        foreach (var name in Methods.All)
            TellMethod(terminal, name);
    }

    private static void TellMethod(Terminal terminal, string name)
    {
        var aliases = string.Join(", ", Methods.AliasesOf(name));
        Tell(terminal, aliases.Length == 0 ? name : $"{name} (or {aliases})", Methods.Describe(name));
    }

    private static void TellKind(Terminal terminal, PartKind kind)
    {
        foreach (var part in Part.Of(kind.Type))
            TellPart(terminal, part, isAlone: false);
    }

    private static void TellPart(Terminal terminal, Part part, bool isAlone)
    {
        Tell(terminal, part.Signature(), XmlDocs.Summary(part.Factory));
        foreach (var parameter in part.Factory.GetParameters())
        {
            var text = XmlDocs.Parameter(part.Factory, parameter);
            if (!Part.IsOptions(parameter.ParameterType))
            {
                terminal.Line($"      {parameter.Name}: {Joined(text, Values(parameter.ParameterType, parameter.Name!))}");
                continue;
            }
            PropertyInfo[] settings = [.. ObjectBinder.Settable(parameter.ParameterType)];
            var names = string.Join(", ", settings.Select(property => Names.Camel(property.Name)));
            terminal.Line($"      {parameter.Name}: {text} Each is written like an argument: {names}."
                + (isAlone ? "" : $" 'gan parts {part.Name}' says what they are."));
            if (isAlone)
                TellSettings(terminal, settings, "        ");
        }
    }

    private static void TellBundles(Terminal terminal)
    {
        foreach (var (name, type) in Methods.Bundles)
            TellBundle(terminal, name, type);
    }

    private static void TellBundle(Terminal terminal, string name, Type type)
    {
        Tell(terminal, name, XmlDocs.Summary(type));
        TellSettings(terminal, ObjectBinder.Settable(type), "      ");
    }

    private static void TellSettings(Terminal terminal, IEnumerable<PropertyInfo> settings, string indent)
    {
        foreach (var property in settings)
        {
            var name = Names.Camel(property.Name);
            terminal.Line($"{indent}{name}: {Joined(XmlDocs.Describe(property), Values(property.PropertyType, name))}");
        }
    }

    private static string Values(Type type, string name) =>
        Joined(Methods.Choices(type, name), ObjectBinder.ItemOf(type) is null ? "" : "A list, written [a,b].");

    private static string Joined(string text, string more) => $"{text} {more}".Trim();

    private static void Tell(Terminal terminal, string name, string text) => terminal.Line($"  {name}\n    {text}");
}
