using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>The classes that are generated, and how often each.</summary>
internal sealed class ClassPrior
{
    // Keeps the classes of rows apart from other streams started with the same seed.
    private const ulong RowPurpose = 0x526F77436C617373;

    private readonly int[] _classes;
    private readonly double[]? _sums;

    private ClassPrior(int[] classes, double[]? sums = null) => (_classes, _sums) = (classes, sums);

    /// <summary>Each of the classes, counted from zero, as often as any other.</summary>
    public static ClassPrior Even(IEnumerable<int> classes) => new([.. classes]);

    /// <summary>Each of so many classes as often as any other.</summary>
    public static ClassPrior Even(int count) => Even(Enumerable.Range(0, count));

    /// <summary>The classes of training data, of which those never seen are never generated.</summary>
    /// <param name="counts">How many samples each class has; none for an unconditional network.</param>
    /// <param name="sampling">How often each comes.</param>
    public static ClassPrior Of(IReadOnlyList<long> counts, GanClassSampling sampling)
    {
        int[] seen = [.. Enumerable.Range(0, counts.Count).Where(c => counts[c] > 0)];
        if (sampling == GanClassSampling.Even)
            return new(seen);

        double sum = 0;
        return new(seen, [.. seen.Select(c => sum += counts[c])]);
    }

    /// <summary>How many classes come by turns, or are drawn.</summary>
    public int Count => _classes.Length;

    /// <summary>Whether there are none, as for an unconditional network.</summary>
    public bool IsEmpty => _classes.Length == 0;

    /// <summary>A random class.</summary>
    public int Draw(ref RandomStream stream)
    {
        if (_sums is null)
            return _classes[stream.NextIndex(_classes.Length)];

        // The first sum above a uniform number below the last one.
        var place = Array.BinarySearch(_sums, stream.NextUnit() * _sums[^1]);
        return _classes[place >= 0 ? place + 1 : ~place];
    }

    /// <summary>The class of a row: by turns where all are equally frequent, else drawn by the seed and the row's number.</summary>
    public int Of(long row, int seed)
    {
        if (_sums is null)
            return _classes[row % _classes.Length];

        var stream = new RandomStream((uint)seed, RowPurpose, (ulong)row);
        return Draw(ref stream);
    }
}
