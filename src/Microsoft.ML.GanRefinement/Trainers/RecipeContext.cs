using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>What a recipe is made for.</summary>
/// <param name="Networks">The pair that will be trained.</param>
/// <param name="Sample">A sample's shape.</param>
/// <param name="ClassCount">0 for none.</param>
/// <param name="BatchSize">Samples in a batch.</param>
/// <param name="Seed">The run's; every stream made from it mixes in a purpose of its own.</param>
/// <param name="Device">Where the networks are.</param>
internal sealed record RecipeContext(NetworkPair Networks, ImageShape Sample, int ClassCount, int BatchSize, int Seed, Device Device)
{
    /// <summary>Batches whose gradients make one step.</summary>
    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>What latents are drawn from.</summary>
    public LatentDistribution LatentDistribution { get; init; }
}
