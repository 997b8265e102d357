using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;

namespace GanRefinement.Reproduce.Running;

/// <summary>The runs of a claim, seed by seed: after each complete seed every variant has as many runs as every other.</summary>
internal static class Plan
{
    public static IReadOnlyList<Run> Of(Claim claim, ExperimentContext context)
    {
        (Experiment Experiment, IDataset Dataset)[] all = [.. claim.Experiments.Select(experiment => (experiment, experiment.Dataset(context)))];
        return
        [
            .. from seed in Enumerable.Range(1, claim.Experiments.Max(experiment => experiment.Seeds))
               from pair in all
               where seed <= pair.Experiment.Seeds
               from variant in pair.Experiment.Variants
               select new Run(pair.Experiment, pair.Dataset, variant, seed, SettingsHash.Of(pair.Experiment, pair.Dataset, variant)),
        ];
    }
}
