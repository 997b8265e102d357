using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Turns a training set into an endless sequence of batches of tensors.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class BatchSource
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
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (batchSize > set.Count)
        {
            // Named as the trainers' option, for whose users this is.
            throw new ArgumentOutOfRangeException(
                "BatchSize", batchSize, $"BatchSize is larger than the training data, which have {set.Count} rows.");
        }

        _set = set;
        _shuffler = shuffler;
        _device = device;
        _rows = new int[batchSize];
    }

    /// <summary>How many images a batch has.</summary>
    public int BatchSize => _rows.Length;

    /// <summary>The epoch that the next image belongs to, from zero.</summary>
    public long Epoch => _shuffler.Epoch;

    /// <summary>The place in the sequence, for a checkpoint. Setting it goes on from there.</summary>
    public byte[] Position
    {
        get => _shuffler.Save();
        set => _shuffler.Restore(value);
    }

    /// <summary>The next batch; the caller disposes it.</summary>
    public TrainingBatch Next()
    {
        _shuffler.Next(_rows);
        ImageShape shape = _set.Shape;
        Tensor images = torch.empty([BatchSize, shape.Channels, shape.Height, shape.Width], dtype: ScalarType.Float32);
        Tensor? classes = _set.ClassCount > 0 ? torch.empty([BatchSize], dtype: ScalarType.Int64) : null;

        // Written in place: on the processor, a batch is copied once, from the set to the tensor.
        _set.CopyTo(
            _rows,
            MemoryMarshal.Cast<byte, float>(images.bytes),
            classes is null ? [] : MemoryMarshal.Cast<byte, long>(classes.bytes));
        return new TrainingBatch(Placement.MoveTo(images, _device), classes is null ? null : Placement.MoveTo(classes, _device));
    }
}
