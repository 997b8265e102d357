using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>The samples to train on, with their classes.</summary>
internal interface ITrainingData
{
    /// <summary>The shape of every sample.</summary>
    ImageShape Shape { get; }

    /// <summary>The classes' names in order; empty without a label column.</summary>
    IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many classes the label column has; 0 without one.</summary>
    int ClassCount => ClassNames.Count;

    /// <summary>How many samples each class has; empty without a label column.</summary>
    IReadOnlyList<long> ClassCounts { get; }

    /// <summary>How many samples there are; null when that is not known before they were read.</summary>
    long? RowCount { get; }

    /// <summary>Rows in the shuffle buffer of data that are read anew in each epoch; null where all are held in memory.</summary>
    int? ShuffleBufferSize { get; }

    /// <summary>Starts a sequence of batches.</summary>
    /// <param name="seed">Decides their order.</param>
    /// <param name="batchSize">How many samples a batch has.</param>
    /// <param name="device">Where the tensors go; null is the processor.</param>
    /// <param name="cancellation">Ends the reading that going on from a saved place takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch is larger than the data, as far as that is known.</exception>
    IBatchSource CreateBatches(int seed, int batchSize, torch.Device? device = null, Cancellation cancellation = default);

    /// <summary>Hands the first samples on, scaled as training wants them, in the data's order.</summary>
    /// <param name="rows">How many at most.</param>
    /// <param name="visit">Gets each one with its class.</param>
    /// <param name="cancellation">Heard before each sample.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    void Visit(long rows, SampleVisitor visit, Cancellation cancellation = default);
}
