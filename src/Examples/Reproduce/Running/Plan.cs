using GanRefinement.Examples.Reproduce.Beds;
using GanRefinement.Examples.Reproduce.Claims;

namespace GanRefinement.Examples.Reproduce.Running;

/// <summary>The runs of a claim, seed by seed: after each complete seed every variant has as many runs as every other.</summary>
internal static class Plan
{
    public static IReadOnlyList<Run> Of(Claim claim, Laboratory laboratory)
    {
        (Experiment Experiment, ITestBed Bed)[] all = [.. claim.Experiments.Select(experiment => (experiment, experiment.Bed(laboratory)))];
        return
        [
            .. from seed in Enumerable.Range(1, claim.Experiments.Max(experiment => experiment.Seeds))
               from pair in all
               where seed <= pair.Experiment.Seeds
               from variant in pair.Experiment.Variants
               select new Run(pair.Experiment, pair.Bed, variant, seed, SettingsHash.Of(pair.Experiment, pair.Bed, variant)),
        ];
    }
}
