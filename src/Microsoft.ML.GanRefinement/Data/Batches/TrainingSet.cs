using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>All samples of a data view, and their classes, checked and in memory: as bytes where they came as bytes.</summary>
internal sealed class TrainingSet : ITrainingData
{
    private TrainingSet(TrainingColumns columns, ISamples samples, long[] classCounts)
    {
        Shape = columns.Shape;
        ClassCounts = classCounts;
        ClassNames = columns.ClassNames;
        Samples = samples;
    }

    /// <summary>How many images there are, at least 1.</summary>
    public int Count => Samples.Count;

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <inheritdoc/>
    public int ClassCount => ClassNames.Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public IReadOnlyList<long> ClassCounts { get; }

    /// <inheritdoc/>
    public long? RowCount => Count;

    /// <inheritdoc/>
    public int? ShuffleBufferSize => null;

    /// <summary>The samples.</summary>
    public ISamples Samples { get; }

    /// <summary>Reads the data once, whatever memory they take.</summary>
    /// <param name="channel">Where what was read is logged.</param>
    /// <param name="data">The data.</param>
    /// <param name="sample">The column of samples; its shape is taken from the data if it has none.</param>
    /// <param name="label">The label column, or null.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A value is missing, not finite or out of range, or there are no rows.</exception>
    public static TrainingSet Read(
        IChannel channel, IDataView data, ISampleColumn sample, KeyColumn? label, Cancellation cancellation = default) =>
        TryRead(channel, data, new TrainingColumns(data.Schema, sample, label), long.MaxValue, cancellation)!;

    /// <summary>Reads the data once, unless they take more memory than allowed.</summary>
    /// <param name="channel">Where what was read is logged.</param>
    /// <param name="data">The data.</param>
    /// <param name="columns">What to read.</param>
    /// <param name="budget">How many bytes may be taken; those of a view that has its rows in memory don't count.</param>
    /// <param name="cancellation">Heard before each row.</param>
    /// <returns>The set, or null when the budget does not suffice.</returns>
    /// <exception cref="InvalidOperationException">A value is missing, not finite or out of range, or there are no rows.</exception>
    public static TrainingSet? TryRead(
        IChannel channel, IDataView data, TrainingColumns columns, long budget, Cancellation cancellation = default)
    {
        ISamples? samples = data is IndexedDataView { InMemory: true } indexed
            ? new IndexedSamples(indexed, columns, cancellation)
            : Store(data, columns, budget / columns.RowBytes, cancellation);
        if (samples is null)
            return null;

        if (samples.Count == 0)
            throw EmptyData();

        var set = new TrainingSet(columns, samples, samples is SampleStore store
            ? store.CountClasses(columns.ClassNames.Count) : columns.CountClasses(data, cancellation));
        channel.Info(MessageSensitivity.Schema, "Read {0} images of {1} values, {2} classes.", $"{set.Count}", $"{set.Shape}", $"{set.ClassCount}");
        return set;
    }

    /// <summary>ML.NET's own words for data without rows.</summary>
    public static InvalidOperationException EmptyData() => new("Training set has 0 instances, aborting training.");

    /// <inheritdoc/>
    public IBatchSource CreateBatches(int seed, int batchSize, torch.Device? device = null, Cancellation cancellation = default) =>
        new BatchSource(this, seed, batchSize, device);

    /// <inheritdoc/>
    public void Visit(long rows, SampleVisitor visit, Cancellation cancellation = default)
    {
        var values = new float[Shape.Size];
        for (var i = 0; i < Math.Min(rows, Count); i++)
        {
            cancellation.ThrowIfRequested();
            var sampleClass = Samples.CopyTo(i, values);
            visit(values, sampleClass);
        }
    }

    private static SampleStore? Store(IDataView data, TrainingColumns columns, long maxRows, Cancellation cancellation)
    {
        var expected = data.GetRowCount();
        if (expected > maxRows)
            return null;

        var store = new SampleStore(columns, expected);
        using var cursor = data.GetRowCursor(columns.Needed);
        var reader = columns.CreateReader(cursor);
        while (cursor.MoveNext(cancellation))
        {
            if (store.Count == maxRows)
                return null;

            store.Add();
            store.Read(store.Count - 1, reader);
        }

        return store;
    }
}
