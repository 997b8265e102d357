using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>DiffAugment's cut-out (Zhao et al. 2020, section 3): in each image a window of half its height and width, centred anywhere in
/// it, is 0.</summary>
internal sealed class RandomCutout(int seed) : IInputTransform
{
    private const double Share = 0.5;

    private readonly SidedNoise _noise = new(seed, 0x4375746F7574);

    /// <inheritdoc/>
    public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
    {
        AugmentedImages.Check(samples);
        using var generator = _noise.Of(real).At(draw);
        var rows = Inside(samples, samples.shape[2], generator).unsqueeze(1).unsqueeze(3);
        var columns = Inside(samples, samples.shape[3], generator).unsqueeze(1).unsqueeze(2);
        return samples * (rows * columns).SubtractedFrom(1);
    }

    // [B, size]: 1 for the lines of the window, 0 for the others.
    private static Tensor Inside(Tensor samples, long size, torch.Generator generator)
    {
        var window = (long)Math.Floor((size * Share) + 0.5);
        // An even window's centre lies between two lines, of which there is one more.
        var centers = size + 1 - (window % 2);
        var start = StepNoise.PerSample(samples, generator).view(-1, 1).Times(centers).floor().Minus(window / 2);
        var lines = TensorArithmetic.Range(size, samples.dtype, samples.device).view(1, -1);
        return (lines >= start).logical_and(lines < start.Plus(window)).to_type(samples.dtype);
    }
}
