using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Turns a training set into an endless sequence of batches of tensors, each epoch in a random order of all rows.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class BatchSource : IBatchSource
{
    private readonly TrainingSet _set;
    private readonly Shuffler _shuffler;
    private readonly Device? _device;
    private readonly int[] _rows;

    /// <summary>Starts the sequence.</summary>
    /// <param name="set">The images.</param>
    /// <param name="seed">Decides their order.</param>
    /// <param name="batchSize">How many images a batch has.</param>
    /// <param name="device">Where the tensors go; null is the processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch is larger than the data.</exception>
    public BatchSource(TrainingSet set, int seed, int batchSize, Device? device = null)
        : this(set, new Shuffler(set.Count, seed), batchSize, device)
    {
    }

    /// <inheritdoc cref="BatchSource(TrainingSet, int, int, Device?)"/>
    public BatchSource(TrainingSet set, Shuffler shuffler, int batchSize, Device? device = null)
    {
        CheckBatchSize(batchSize, set.Count);
        _set = set;
        _shuffler = shuffler;
        _device = device;
        _rows = new int[batchSize];
    }

    /// <inheritdoc/>
    public int BatchSize => _rows.Length;

    /// <inheritdoc/>
    public long Epoch => _shuffler.Epoch;

    /// <inheritdoc/>
    public byte[] Position
    {
        get => _shuffler.Save();
        set => _shuffler.Restore(value);
    }

    /// <summary>Refuses a batch that the data cannot fill.</summary>
    /// <param name="batchSize">How many samples a batch has.</param>
    /// <param name="rowCount">How many samples there are; null when that is not known yet.</param>
    public static void CheckBatchSize(int batchSize, long? rowCount)
    {
        OptionChecks.AtLeast(1, batchSize);
        if (batchSize > rowCount)
        {
            // Named as the trainers' option, for whose users this is.
            throw OptionChecks.OutOfRange(
                "BatchSize", batchSize, $"BatchSize is larger than the training data, which have {rowCount} rows. "
                + (rowCount < 2 ? "A batch needs at least 2." : $"Set it to {rowCount} or less."));
        }
    }

    /// <inheritdoc/>
    public TrainingBatch Next(Cancellation cancellation = default)
    {
        _shuffler.Next(_rows);
        var own = Ranks.Current.Own(BatchSize);
        var next = Ranks.Current.Rank * own;
        return TrainingBatch.Create(_set, own, _device, values => _set.Samples.CopyTo(_rows[next++], values));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing runs in the background.
    }
}
