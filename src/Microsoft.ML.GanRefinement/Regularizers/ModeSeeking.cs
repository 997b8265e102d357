using Microsoft.ML.GanRefinement.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>
/// MSGAN (Mao et al. 2019, equation 3) on the batch at hand: its samples in pairs, weight · 1 / (E d(G(z), G(z′)) / d(z, z′) + 1e-5).
/// Without classes one half of the batch meets the other; with classes a sample meets one of its own class, since another class's samples
/// are unlike it anyway.
/// </summary>
/// <param name="weight">λ_ms; a recipe leaves the term out where it is 0.</param>
internal sealed class ModeSeeking(double weight) : IGeneratorRegularizer
{
    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step)
    {
        var (first, second) = step.Classes is { } classes ? PairsWithin(classes) : Halves(step.Latents.shape[0]);
        if (first.Length == 0)
            return null;
        Tensor a = tensor(first, device: CPU).to(step.Fake.device), b = tensor(second, device: CPU).to(step.Fake.device);
        var ratios = LatentRatio.Of(
            step.Fake.index_select(0, a), step.Fake.index_select(0, b), step.Latents.index_select(0, a), step.Latents.index_select(0, b));
        return LatentRatio.Inverse(ratios).Times(weight);
    }

    private static (long[] First, long[] Second) Halves(long size)
    {
        var half = (int)(size / 2);
        long[] all = [.. Enumerable.Range(0, 2 * half).Select(i => (long)i)];
        return (all[..half], all[half..]);
    }

    // Each class's samples two by two in their order; of an odd number the last stays alone.
    private static (long[] First, long[] Second) PairsWithin(Tensor classes)
    {
        using var labels = classes.cpu().data<long>();
        var pairs = labels.ToArray().Select((label, row) => (label, row: (long)row))
            .GroupBy(s => s.label, s => s.row)
            .SelectMany(rows => rows.Chunk(2).Where(pair => pair.Length == 2))
            .ToArray();
        return ([.. pairs.Select(p => p[0])], [.. pairs.Select(p => p[1])]);
    }
}
