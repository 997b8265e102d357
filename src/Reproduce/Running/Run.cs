using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;

namespace GanRefinement.Reproduce.Running;

/// <summary>One training run: a variant and a seed.</summary>
/// <param name="Experiment">Where it belongs.</param>
/// <param name="Dataset">The data and measures.</param>
/// <param name="Variant">What is trained.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Settings">Hash of what decides its values beside the seed.</param>
internal sealed record Run(Experiment Experiment, IDataset Dataset, Variant Variant, int Seed, string Settings)
{
    /// <summary>The iterations after which it is measured, rising.</summary>
    public IReadOnlyList<int> Stops => Variant.Stops(Variant.Iterations ?? Experiment.Iterations, Experiment.Points);

    /// <summary>Unlike any other run's, and fit for a file name.</summary>
    public string Id => $"{Experiment.Name}-{Settings}-{Seed}";

    public override string ToString() => $"{Experiment.Name}: {Variant.Name}, seed {Seed}";
}
