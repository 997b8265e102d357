using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>An endless sequence of batches, epoch after epoch, each epoch in another random order.</summary>
/// <remarks>Not thread-safe. Disposing it stops what reads in the background.</remarks>
internal interface IBatchSource : IDisposable
{
    /// <summary>How many samples a batch has, on all ranks together.</summary>
    int BatchSize { get; }

    /// <summary>The epoch that the next sample belongs to, from zero.</summary>
    long Epoch { get; }

    /// <summary>The place in the sequence, for a checkpoint. Setting it goes on from there, to the same bits.</summary>
    byte[] Position { get; set; }

    /// <summary>The next batch, or of the ranks' next batch this rank's rows; the caller disposes it.</summary>
    /// <param name="cancellation">Ends waiting for data.</param>
    /// <exception cref="OperationCanceledException">Cancelled while data were waited for.</exception>
    TrainingBatch Next(Cancellation cancellation = default);
}
