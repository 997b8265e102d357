using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>DiffAugment's translation (Zhao et al. 2020, section 3): each image moves by whole pixels, up to an eighth of its height and
/// width, and zeros come in.</summary>
internal sealed class RandomTranslation(int seed) : IInputTransform
{
    private const double Reach = 1.0 / 8;

    private readonly SidedNoise _noise = new(seed, 0x5472616E736C61);

    /// <inheritdoc/>
    public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
    {
        AugmentedImages.Check(samples);
        var (channels, height, width) = (samples.shape[1], samples.shape[2], samples.shape[3]);
        using var generator = _noise.Of(real).At(draw);
        var rows = Sources(samples, height, generator).unsqueeze(1).unsqueeze(3);
        var columns = Sources(samples, width, generator).unsqueeze(1).unsqueeze(2);
        // One line of zeros on each side stands for all that lies beyond.
        var padded = nn.functional.pad(samples, (1, 1, 1, 1));
        return padded.gather(2, rows.expand(-1, channels, -1, width + 2)).gather(3, columns.expand(-1, channels, height, -1));
    }

    // [B, size]: where in the padded image each line comes from.
    private static Tensor Sources(Tensor samples, long size, torch.Generator generator)
    {
        var reach = Math.Floor((size * Reach) + 0.5);
        var shifts = StepNoise.PerSample(samples, generator).view(-1, 1).Times((2 * reach) + 1).floor().Minus(reach);
        var lines = TensorArithmetic.Range(size, ScalarType.Int64, samples.device).Plus(shifts.to_type(ScalarType.Int64));
        return lines.Plus(1).Clamped(0, size + 1);
    }
}
