using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Points;

/// <summary>On the straight lines from each generated to the real sample beside it, x̂ = e·x + (1−e)·G(z) with one e ~ U(0,1) a sample
/// (Gulrajani et al. 2017, algorithm 1). A conditional discriminator is told the real sample's class.</summary>
internal sealed class InterpolatedPoints(int seed) : IPenaltyPoints
{
    private readonly StepNoise _noise = new(seed, 0x496E746572706F6C);

    /// <inheritdoc/>
    public (Tensor Samples, Tensor? Classes) Of(DiscriminatorStep step) =>
        (step.Fake.lerp(step.Real, _noise.UniformPerSample(step.Real, step.Draw)), step.RealClasses);
}
