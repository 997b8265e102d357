using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Draws latents, and classes to go with them, one batch after the other from generators of its own.</summary>
/// <remarks>Its whole state is two counters. Not thread-safe.</remarks>
/// <param name="prior">Where the latents come from; the seed of the classes as well.</param>
internal sealed class LatentSampler(LatentPrior prior)
{
    // Keeps the draws of a training run apart from the rows that SampleLatents makes with the same seed.
    private const ulong DrawPurpose = 0x4472617700000000;
    private const ulong ClassPurpose = 0x436C617373000000;

    /// <summary>Starts at the first latent of a prior.</summary>
    /// <param name="latentSize">Values in a latent.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="truncation">Bound of every value, or null.</param>
    /// <param name="distribution">Of every value.</param>
    public LatentSampler(int latentSize, int seed, float? truncation = null, LatentDistribution distribution = LatentDistribution.Normal)
        : this(new LatentPrior(latentSize, seed, truncation, distribution))
    {
    }

    /// <summary>Values in a latent.</summary>
    public int Size => prior.Size;

    /// <summary>How many latents were drawn; setting it goes on from there.</summary>
    public long LatentsDrawn { get; set; }

    /// <summary>How many classes were drawn; setting it goes on from there.</summary>
    public long ClassesDrawn { get; set; }

    /// <summary>The next latents, [count, size] float32, owned by the caller.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="device">Where the tensor goes; null is the processor.</param>
    public Tensor NextLatents(int count, Device? device = null)
    {
        var latents = torch.empty([count, Size], dtype: ScalarType.Float32, device: torch.CPU);
        var values = MemoryMarshal.Cast<byte, float>(latents.bytes);
        var first = LatentsDrawn + FirstOwn(count);
        for (var i = 0; i < count; i++)
            prior.Fill(DrawPurpose, (ulong)(first + i), values.Slice(i * Size, Size));

        LatentsDrawn += Whole(count);

        return Placement.MoveTo(latents, device);
    }

    /// <summary>The next classes, [count] int64, owned by the caller.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="classes">Which classes there are, at least one, and how often each comes.</param>
    /// <param name="device">Where the tensor goes; null is the processor.</param>
    public Tensor NextClasses(int count, ClassPrior classes, Device? device = null)
    {
        var drawn = torch.empty([count], dtype: ScalarType.Int64, device: torch.CPU);
        var values = MemoryMarshal.Cast<byte, long>(drawn.bytes);
        var first = ClassesDrawn + FirstOwn(count);
        for (var i = 0; i < count; i++)
        {
            var stream = new RandomStream((uint)prior.Seed, ClassPurpose, (ulong)(first + i));
            values[i] = classes.Draw(ref stream);
        }

        ClassesDrawn += Whole(count);
        return Placement.MoveTo(drawn, device);
    }

    // A batch is drawn for all ranks, of which each takes its rows.
    private static long FirstOwn(int count) => (long)Ranks.Current.Rank * count;

    private static long Whole(int count) => (long)Ranks.Current.Size * count;
}
