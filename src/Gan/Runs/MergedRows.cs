using System.Collections;

namespace GanRefinement.Gan.Runs;

/// <summary>The images of all parts, read from their files as they are asked for.</summary>
/// <param name="shards">In their order.</param>
/// <param name="side">Which image of a row.</param>
internal sealed class MergedRows(IReadOnlyList<RowsShard> shards, int side) : IReadOnlyList<float[]>
{
    /// <inheritdoc/>
    public int Count { get; } = shards.Sum(shard => shard.Count);

    /// <inheritdoc/>
    public float[] this[int index]
    {
        get
        {
            foreach (var shard in shards)
            {
                if (index < shard.Count)
                    return shard.Read(side, values: true, index).First().Image;
                index -= shard.Count;
            }
            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>What the parts make together, a <see cref="GeneratedRows"/> for each side.</summary>
    /// <exception cref="BadInputException">Parts are missing or there twice, or do not belong together.</exception>
    public static IReadOnlyList<GeneratedRows> Of(IReadOnlyList<string> paths)
    {
        RowsShard[] shards = [.. paths.Select(RowsShard.Open).OrderBy(shard => shard.Number)];
        var first = shards[0];
        foreach (var shard in shards.Skip(1))
        {
            string[] differences =
            [
                .. first.Header.Select(field => field.Key)
                    .Where(key => key != "shard" && first.Header[key]?.ToJsonString() != shard.Header[key]?.ToJsonString())
                    .Select(key => $"{key}: {first.Header[key]?.ToJsonString() ?? "none"} and {shard.Header[key]?.ToJsonString() ?? "none"}"),
            ];
            if (differences.Length > 0)
                throw new BadInputException($"'{first.Path}' and '{shard.Path}' do not belong together: they differ in {string.Join("; ", differences)}.");
        }
        if (shards.GroupBy(shard => shard.Number).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new BadInputException(
                $"Shard {twice.Key}/{first.Shards} is there more than once: {string.Join(" and ", twice.Select(shard => $"'{shard.Path}'"))}.");
        }
        int[] missing = [.. Enumerable.Range(1, first.Shards).Except(shards.Select(shard => shard.Number))];
        if (missing.Length > 0)
            throw new BadInputException($"Shards are missing: {string.Join(", ", missing.Select(number => $"{number}/{first.Shards}"))}.");
        var classes = first.Classes;
        return
        [
            .. Enumerable.Range(0, first.Sides).Select(side => new GeneratedRows(
                new MergedRows(shards, side),
                [.. shards.SelectMany(shard => shard.Read(side, values: false)).Select(row => row.Score)],
                classes.Length == 0 ? null : [.. shards.SelectMany(shard => shard.Read(side, values: false)).Select(row => classes[row.Key - 1])],
                first.Dimensions)),
        ];
    }

    /// <inheritdoc/>
    public IEnumerator<float[]> GetEnumerator() => shards.SelectMany(shard => shard.Read(side, values: true)).Select(row => row.Image).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
