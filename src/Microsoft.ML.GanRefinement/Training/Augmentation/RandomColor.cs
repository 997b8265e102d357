using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>DiffAugment's colours (Zhao et al. 2020, section 3): for each image brightness + u − ½, then saturation · 2u, then contrast ·
/// (u + ½), with u ~ U(0,1) each.</summary>
internal sealed class RandomColor(int seed) : IInputTransform
{
    private readonly SidedNoise _noise = new(seed, 0x436F6C6F75725);

    /// <inheritdoc/>
    public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
    {
        AugmentedImages.Check(samples);
        using var generator = _noise.Of(real).At(draw);
        var brightened = samples.Plus(StepNoise.PerSample(samples, generator)).Minus(0.5);
        var saturated = Spread(brightened, [1], StepNoise.PerSample(samples, generator).Times(2));
        return Spread(saturated, [1, 2, 3], StepNoise.PerSample(samples, generator).Plus(0.5));
    }

    // Distances from the mean over some dimensions, multiplied.
    private static Tensor Spread(Tensor images, long[] dimensions, Tensor factor)
    {
        var mean = images.mean(dimensions, keepdim: true);
        return mean.Plus((images - mean) * factor);
    }
}
