using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Decides whether training data are held in memory or streamed.</summary>
internal static class TrainingReader
{
    private const long Megabyte = 1 << 20;

    /// <summary>Reads the data into memory if they fit, else gets ready to stream them.</summary>
    /// <param name="channel">Where what was read, or will be, is logged.</param>
    /// <param name="data">The data.</param>
    /// <param name="columns">What to read.</param>
    /// <param name="cacheBudget">How many megabytes may be taken.</param>
    /// <param name="shuffleBufferSize">Rows in the shuffle buffer of streamed data, at least 1.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <exception cref="InvalidOperationException">A value is missing, not finite or out of range, or there are no rows; of streamed data
    /// this is found as they are read.</exception>
    public static ITrainingData Open(
        IChannel channel, IDataView data, TrainingColumns columns, int cacheBudget, int shuffleBufferSize, Cancellation cancellation = default)
    {
        if (TrainingSet.TryRead(channel, data, columns, cacheBudget * Megabyte, cancellation) is { } set)
            return set;

        channel.Info(
            MessageSensitivity.Schema,
            "The training data take more than {0} MB (CacheMegabytes): they are streamed, through a shuffle buffer of {1} rows and {2} MB.",
            $"{cacheBudget}",
            $"{shuffleBufferSize}",
            $"{shuffleBufferSize * columns.RowBytes / Megabyte}");
        return new StreamedData(data, columns, shuffleBufferSize, cancellation);
    }
}
