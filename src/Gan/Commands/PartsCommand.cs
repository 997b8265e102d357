using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary><c>parts</c>: what may stand in a setting, in the library's own words.</summary>
internal static class PartsCommand
{
    private static readonly (string Name, Type Type)[] s_kinds =
    [
        ("networks", typeof(GanNetworks)), ("objectives", typeof(GanObjective)), ("regularizers", typeof(GanRegularizer)),
        ("transforms", typeof(GanInputTransform)),
        ("schedules", typeof(LearningRateSchedule)), ("refiners", typeof(GanLatentRefiner)), ("metrics", typeof(GanMetric)), ("features", typeof(Featurizer)),
    ];

    private const string Bundles = "bundles";
    private static readonly string[] s_known = ["methods", .. s_kinds.Select(entry => entry.Name), Bundles];

    public static Command Create(Terminal terminal)
    {
        Argument<string?> kind = new("kind")
        {
            Description = $"Which: {string.Join(", ", s_known)}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("parts", "Lists what settings can be made of: methods, losses, networks, refiners and others, with their arguments.") { kind };
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            var wanted = parsed.GetValue(kind);
            if (wanted is not null && !s_known.Contains(wanted))
                throw new BadInputException($"There are no '{wanted}'; {Names.Suggestion(wanted, s_known)}");
            if (wanted is null or "methods")
                Methods.All.ToList().ForEach(name => Tell(name, Methods.Describe(name)));
            foreach (var (name, type) in s_kinds.Where(entry => wanted is null || entry.Name == wanted))
            {
                if (wanted is null)
                    terminal.Line($"\n{name}:");
                foreach (var part in Part.Of(type))
                {
                    Tell(part.Signature(), XmlDocs.Summary(part.Factory));
                    foreach (var parameter in part.Factory.GetParameters())
                        terminal.Line($"      {parameter.Name}: {XmlDocs.Parameter(part.Factory, parameter)}");
                }
            }
            if (wanted is null or Bundles)
                TellBundles();
            return ExitCode.Success;
        }));
        return command;

        void TellBundles()
        {
            foreach (var (name, type) in Methods.Bundles)
            {
                Tell(name, XmlDocs.Summary(type));
                foreach (var property in ObjectBinder.Settable(type))
                    terminal.Line($"      {Names.Camel(property.Name)}: {XmlDocs.Describe(property)}");
            }
        }

        void Tell(string name, string text) => terminal.Line($"  {name}\n    {text}");
    }
}
