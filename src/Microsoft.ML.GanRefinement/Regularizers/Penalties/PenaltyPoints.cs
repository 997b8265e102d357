using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>Where a gradient penalty looks at the discriminator's gradient: samples [B, …], and their classes [B] or null.</summary>
internal static class PenaltyPoints
{
    /// <summary>At the real samples.</summary>
    public static (Tensor Samples, Tensor? Classes) Real(DiscriminatorStep step) => (step.Real, step.RealClasses);

    /// <summary>At the generated samples.</summary>
    public static (Tensor Samples, Tensor? Classes) Fake(DiscriminatorStep step) => (step.Fake, step.FakeClasses);

    /// <summary>On the straight lines from each generated to the real sample beside it, x̂ = e·x + (1−e)·G(z) with one e ~ U(0,1) a sample
    /// (Gulrajani et al. 2017, algorithm 1). A conditional discriminator is told the real sample's class.</summary>
    public static Func<DiscriminatorStep, (Tensor Samples, Tensor? Classes)> Interpolated(int seed)
    {
        var noise = new StepNoise(seed, 0x496E746572706F6C);
        return step => (step.Fake.lerp(step.Real, noise.UniformPerSample(step.Real, step.Draw)), step.RealClasses);
    }

    /// <summary>Around the real samples, x + δ with δ ~ N(0, c·I): noise on both sides, as DRAGAN's authors write it (Kodali et al.
    /// 2017).</summary>
    /// <param name="variance">c, at least 0.</param>
    /// <param name="seed">Decides the noise.</param>
    public static Func<DiscriminatorStep, (Tensor Samples, Tensor? Classes)> Perturbed(double variance, int seed)
    {
        var noise = new StepNoise(seed, 0x50657274757262);
        return step => (variance == 0 ? step.Real : step.Real.Plus(noise.Normal(step.Real, step.Draw).Times(Math.Sqrt(variance))), step.RealClasses);
    }
}
