using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>The features of some rows, which each shard picks out of its own.</summary>
/// <param name="all">The size of all rows together.</param>
/// <param name="select">Which rows, in any order, any of them more than once; null for all.</param>
internal sealed class SelectedRows(FeatureMatrix all, Func<IEnumerable<int>?> select)
{
    private readonly SortedDictionary<int, double[]> _kept = [];
    private HashSet<int>? _selected;
    private bool _isKnown;

    /// <summary>Keeps those that are among the selected ones.</summary>
    public void Add(FeatureMatrix rows, long start)
    {
        if (!_isKnown)
            (_selected, _isKnown) = (select()?.ToHashSet(), true);
        for (var row = 0; row < rows.Rows; row++)
        {
            var number = checked((int)(start + row));
            if (_selected?.Contains(number) != false)
                _kept.Add(number, rows.Row(row).ToArray());
        }
    }

    /// <summary>Writes what <see cref="Merge"/> reads.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.WriteCounts([.. _kept.Keys.Select(number => (long)number)]);
        foreach (var values in _kept.Values)
            writer.WriteNumbers(values);
    }

    /// <summary>Adds another shard's.</summary>
    public void Merge(BinaryReader saved)
    {
        foreach (var number in saved.ReadCounts())
            _kept.Add((int)number, saved.ReadNumbers());
    }

    /// <summary>All that were kept, in the order of their numbers.</summary>
    public FeatureMatrix All() => FeatureMatrix.Of([.. _kept.Values], all.Columns, "features");

    /// <summary>Makes a tensor of rows by their numbers.</summary>
    public Func<int[], Tensor> Reader()
    {
        var (sample, places) = (All(), _kept.Keys.Select((number, place) => (number, place)).ToDictionary(pair => pair.number, pair => pair.place));
        return rows => sample.ToTensor([.. rows.Select(row => places[row])]);
    }
}
