using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>The prior of latents, normal or uniform, addressed by row: a row's latent depends on the seed and the row's number alone.</summary>
/// <remarks>So shuffled, cached, skipped and concurrent reading give every row the same latent, and a sampler's state is a
/// counter.</remarks>
internal sealed class LatentPrior
{
    /// <summary>The lowest truncation accepted: below it, redrawing takes too long.</summary>
    public const float MinTruncation = 0.05f;

    // Keeps these streams apart from the other ones started with the same seed.
    private const ulong Purpose = 0x4C6174656E740000;
    private readonly ulong _seed;
    private readonly double _limit;

    /// <summary>Sets the prior up.</summary>
    /// <param name="size">Values in a latent, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again; at least <see cref="MinTruncation"/>, null for the
    /// whole distribution.</param>
    /// <param name="distribution">The distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or truncation out of range.</exception>
    public LatentPrior(int size, int seed, float? truncation = null, LatentDistribution distribution = LatentDistribution.Normal)
    {
        OptionChecks.AtLeast(1, size, "latentSize");
        OptionChecks.Defined(distribution);
        if (truncation is not (null or >= MinTruncation))
        {
            throw OptionChecks.OutOfRange(
                nameof(truncation), truncation, $"truncation must be at least {MinTruncation}, or null for none; it is {truncation}.");
        }

        Size = size;
        Seed = seed;
        Truncation = truncation;
        Distribution = distribution;
        _seed = (uint)seed;
        _limit = truncation ?? double.PositiveInfinity;
    }

    /// <summary>Values in a latent.</summary>
    public int Size { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The bound of every value, or null.</summary>
    public float? Truncation { get; }

    /// <summary>The distribution of every value.</summary>
    public LatentDistribution Distribution { get; }

    /// <summary>A reader that writes the latent of the row that <paramref name="row"/> stands on, by its id.</summary>
    public VectorReader CreateReader(DataViewRow row)
    {
        var idGetter = row.GetIdGetter();
        DataViewRowId id = default;
        return destination =>
        {
            idGetter(ref id);
            Fill(id.High, id.Low, destination);
        };
    }

    /// <summary>Writes one row's latent.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="latent"><see cref="Size"/> values to be set.</param>
    public void Fill(ulong row, Span<float> latent) => Fill(0, row, latent);

    /// <summary>Writes the latent of a row that 128 bits identify.</summary>
    public void Fill(ulong rowHigh, ulong rowLow, Span<float> latent)
    {
        var stream = new RandomStream(_seed, Purpose ^ rowHigh, rowLow);
        Fill(ref stream, latent, Distribution, _limit);
    }

    /// <summary>Draws values from a stream; those farther than a limit from zero are drawn again.</summary>
    public static void Fill(ref RandomStream stream, Span<float> values, LatentDistribution distribution, double limit = double.PositiveInfinity)
    {
        var filled = 0;
        while (filled < values.Length)
        {
            (var first, var second) = Next(ref stream, distribution);
            if (Math.Abs(first) <= limit)
                values[filled++] = (float)first;

            if (filled < values.Length && Math.Abs(second) <= limit)
                values[filled++] = (float)second;
        }
    }

    private static (double First, double Second) Next(ref RandomStream stream, LatentDistribution distribution) => distribution == LatentDistribution.Normal
        ? stream.NextNormals()
        : ((2 * stream.NextUnit()) - 1, (2 * stream.NextUnit()) - 1);
}
