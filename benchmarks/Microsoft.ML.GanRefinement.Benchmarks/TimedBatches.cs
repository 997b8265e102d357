using System.Diagnostics;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>Measures how long training waits for its batches.</summary>
internal sealed class TimedBatches(IBatchSource batches) : IBatchSource
{
    private readonly Stopwatch _watch = new();
    private TimeSpan? _first;

    /// <summary>How long the first batch took, for which a shuffle buffer is filled.</summary>
    public TimeSpan First => _first ?? TimeSpan.Zero;

    /// <summary>How long the others took.</summary>
    public TimeSpan Later => _watch.Elapsed - First;

    public int BatchSize => batches.BatchSize;

    public long Epoch => batches.Epoch;

    public byte[] Position
    {
        get => batches.Position;
        set => batches.Position = value;
    }

    public TrainingBatch Next(Cancellation cancellation = default)
    {
        _watch.Start();
        var batch = batches.Next(cancellation);
        _watch.Stop();
        _first ??= _watch.Elapsed;
        return batch;
    }

    public void Dispose() => batches.Dispose();
}
