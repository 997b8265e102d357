using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Points;

/// <summary>Around the real samples, x + δ with δ ~ N(0, c·I): noise on both sides, as DRAGAN's authors write it (Kodali et al.
/// 2017).</summary>
/// <param name="variance">c, from 0.</param>
/// <param name="seed">Decides the noise.</param>
internal sealed class PerturbedPoints(double variance, int seed) : IPenaltyPoints
{
    private readonly StepNoise _noise = new(seed, 0x50657274757262);

    /// <inheritdoc/>
    public (Tensor Samples, Tensor? Classes) Of(DiscriminatorStep step) =>
        (variance == 0 ? step.Real : step.Real.Plus(_noise.Normal(step.Real, step.Draw).Times(Math.Sqrt(variance))), step.RealClasses);
}
