using System.Globalization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>One of the parts that rows are divided into, for processes that each generate, refine or evaluate one: see
/// <see cref="GanCatalog.TakeShard"/> and <see cref="GanCatalog.EvaluateShard(IDataView, IDataView, GanShard, EvaluationOptions)"/>. Immutable.</summary>
public sealed record GanShard
{
    // A multiple of the rows that any network of this library computes at once, so that a batch has the same rows, and so the same bits, in a shard as in
    // the whole.
    private const long Block = 128;

    /// <param name="index">Which part, counted from 0, so less than <paramref name="count"/>.</param>
    /// <param name="count">How many parts there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public GanShard(int index, int count)
    {
        OptionChecks.AtLeast(1, count);
        if (index < 0 || index >= count)
            throw OptionChecks.OutOfRange(nameof(index), index, $"index must be at least 0 and less than {count}, the number of shards.");
        (Index, Count) = (index, count);
    }

    /// <summary>Which part, counted from 0.</summary>
    public int Index { get; }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>The part of one process of a cluster: that of its rank.</summary>
    /// <param name="cluster">The cluster; null for this process alone, which takes all.</param>
    public static GanShard Of(GanCluster? cluster) => new(cluster?.Rank ?? 0, cluster?.Size ?? 1);

    /// <summary>Reads <c>"2/8"</c>, the second of eight: people and batch schedulers count from 1.</summary>
    /// <param name="text">The number of the part, from 1, and how many there are.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static GanShard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var first, var second] && Number(first, out var number) && Number(second, out var count) && number >= 1 && number <= count
            ? new(number - 1, count)
            : throw new FormatException($"A shard is written as its number, from 1, and how many there are, as in 1/8 … 8/8; it is '{text}'.");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index + 1}/{Count}");

    /// <summary>Its rows of so many.</summary>
    internal (long Start, long Count) RowsOf(long total)
    {
        var blocks = (total + Block - 1) / Block;
        var (start, end) = (Border(Index), Border(Index + 1));
        return (start, end - start);

        long Border(long shard) => Math.Min(total, shard * blocks / Count * Block);
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
