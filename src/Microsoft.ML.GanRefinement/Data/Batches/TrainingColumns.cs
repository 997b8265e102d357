
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>The columns that training reads, bound to a data view.</summary>
internal sealed class TrainingColumns
{
    private readonly ISampleColumn _sample;
    private readonly KeyColumn? _label;
    private readonly DataViewSchema.Column _sampleColumn;
    private readonly DataViewSchema.Column? _labelColumn;

    /// <summary>Binds the columns.</summary>
    /// <param name="schema">The data view's schema.</param>
    /// <param name="sample">The column of samples; its shape is taken from the data if it has none.</param>
    /// <param name="label">The label column, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    public TrainingColumns(DataViewSchema schema, ISampleColumn sample, KeyColumn? label)
    {
        _sample = sample.Resolve(schema);
        _label = label?.Resolve(schema);
        _sampleColumn = _sample.Bind(schema);
        _labelColumn = _label?.Bind(schema);
        ClassNames = _labelColumn is { } column ? KeyNames.Read(column) : [];
        HoldBytes = _sample.HoldsBytes(_sampleColumn);
    }

    /// <summary>The shape of every sample.</summary>
    public ImageShape Shape => _sample.Shape!.Value;

    /// <summary>The classes' names in order; empty without a label column.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Whether samples are bytes before scaling.</summary>
    public bool HoldBytes { get; }

    /// <summary>Bytes that a sample and its class take in memory.</summary>
    public long RowBytes => ((long)Shape.Size * (HoldBytes ? sizeof(byte) : sizeof(float))) + sizeof(long);

    /// <summary>What a cursor must be asked for.</summary>
    public IReadOnlyList<DataViewSchema.Column> Needed => _labelColumn is { } label ? [_sampleColumn, label] : [_sampleColumn];

    /// <summary>Reads the labels of a whole view and counts each class's; nothing without a label column.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row.</exception>
    public long[] CountClasses(IDataView view, Cancellation cancellation = default)
    {
        var counts = new long[ClassNames.Count];
        if (_labelColumn is not { } label)
            return counts;

        using var cursor = view.GetRowCursor([label]);
        var read = KeyColumn.CreateReader(cursor, label);
        while (cursor.MoveNext(cancellation))
            counts[read()]++;

        return counts;
    }

    /// <summary>Warns of float images that look scaled to [0,1].</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row.</exception>
    public void WarnOfPixelRange(ITrainingData data, IChannel channel, Cancellation cancellation)
    {
        if (HoldBytes || Shape.IsVector)
            return;

        PixelRange range = new(_sampleColumn.Name);
        data.Visit(PixelRange.Looked, (values, _) => range.Add(values), cancellation);
        if (range.Warning is { } warning)
            channel.Warning(MessageSensitivity.Schema, "{0}", warning);
    }

    /// <summary>A reader of a row of the data view that the columns are bound to.</summary>
    public SampleReader CreateReader(DataViewRow row) => new(
        _sample.CreatePixelReader(row, _sampleColumn),
        _sample.CreateReader(row, _sampleColumn),
        _labelColumn is { } label ? KeyColumn.CreateReader(row, label) : null);
}
