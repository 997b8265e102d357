using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>Of a metric that counts generated rows of different kinds.</summary>
/// <param name="count">How many rows of each kind a piece has; as many kinds in every piece.</param>
/// <param name="compute">The value of all counts.</param>
internal sealed class CountTally(Func<EvaluationSample, IEnumerable<int>> count, Func<long[], MetricEstimate> compute) : IMetricTally
{
    private long[] _counts = [];

    /// <inheritdoc/>
    public void AddGenerated(EvaluationSample rows, long start) => Add([.. count(rows).Select(n => (long)n)]);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => writer.WriteCounts(_counts);

    /// <inheritdoc/>
    public void Merge(BinaryReader saved) => Add(saved.ReadCounts());

    /// <inheritdoc/>
    public MetricEstimate Compute() => compute(_counts);

    private void Add(long[] more) =>
        _counts = _counts.Length == 0 ? more : more.Length == 0 ? _counts : [.. _counts.Zip(more, (a, b) => a + b)];
}
