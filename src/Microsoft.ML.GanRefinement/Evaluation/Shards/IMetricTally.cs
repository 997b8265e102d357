using Microsoft.ML.GanRefinement.Evaluation.Features;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>What a metric gathers of a shard's rows, in memory that does not grow with them, and how it is put together.</summary>
internal interface IMetricTally : IDisposable
{
    /// <summary>Adds real rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="start">The first one's number among those of all shards.</param>
    void AddReal(EvaluationSample rows, long start)
    {
    }

    /// <summary>Adds generated rows.</summary>
    /// <inheritdoc cref="AddReal"/>
    void AddGenerated(EvaluationSample rows, long start);

    /// <summary>Writes what <see cref="Merge"/> reads.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Adds what another shard has gathered.</summary>
    void Merge(BinaryReader saved);

    /// <summary>The value of all that was added.</summary>
    MetricEstimate Compute();

    /// <inheritdoc/>
    void IDisposable.Dispose()
    {
    }
}
