using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>All images of a data view, and their classes, checked and held in memory: as bytes where they came as bytes.</summary>
internal sealed class TrainingSet
{
    private readonly RowStore<byte> _bytes;
    private readonly RowStore<float> _floats;
    private readonly List<long> _classes = [];

    private TrainingSet(ImageShape shape, IReadOnlyList<string> classNames)
    {
        Shape = shape;
        ClassNames = classNames;
        _bytes = new RowStore<byte>(shape.Size);
        _floats = new RowStore<float>(shape.Size);
    }

    /// <summary>How many images there are, at least 1.</summary>
    public int Count => _bytes.Count + _floats.Count;

    /// <summary>The shape of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>How many classes the label column has; 0 without one.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>The classes' names in order; empty without a label column.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Reads the data once.</summary>
    /// <param name="channel">Where what was read is logged.</param>
    /// <param name="data">The data.</param>
    /// <param name="image">The image column; its shape is taken from the data if it has none.</param>
    /// <param name="label">The label column, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A value is missing, not finite or out of range, or there are no rows.</exception>
    public static TrainingSet Read(IChannel channel, IDataView data, ImageColumn image, KeyColumn? label)
    {
        image = image.Resolve(data.Schema);
        label = label?.Resolve(data.Schema);
        DataViewSchema.Column imageColumn = image.Bind(data.Schema);
        DataViewSchema.Column? labelColumn = label?.Bind(data.Schema);
        var set = new TrainingSet(image.Shape!.Value, labelColumn is { } column ? KeyNames.Read(column) : []);
        using (DataViewRowCursor cursor = data.GetRowCursor(labelColumn is { } needed ? [imageColumn, needed] : [imageColumn]))
        {
            set.ReadRows(cursor, image, imageColumn, labelColumn is { } key ? label!.CreateReader(cursor, key) : null);
        }

        if (set.Count == 0)
        {
            throw new InvalidOperationException("Training set has 0 instances, aborting training.");
        }

        channel.Info(MessageSensitivity.Schema, "Read {0} images of {1} values, {2} classes.", set.Count, set.Shape, set.ClassCount);
        return set;
    }

    /// <summary>Copies images, scaled to [−1,1], and their classes.</summary>
    /// <param name="rows">Which images.</param>
    /// <param name="pixels">Room for rows × <see cref="ImageShape.Size"/> values.</param>
    /// <param name="classes">Room for as many classes, counted from zero; ignored without a label column.</param>
    public void CopyTo(ReadOnlySpan<int> rows, Span<float> pixels, Span<long> classes)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> destination = pixels.Slice(i * Shape.Size, Shape.Size);
            if (_bytes.Count > 0)
            {
                PixelScale.ToFloats(_bytes[rows[i]], destination);
            }
            else
            {
                _floats[rows[i]].CopyTo(destination);
            }

            if (ClassCount > 0)
            {
                classes[i] = _classes[rows[i]];
            }
        }
    }

    private void ReadRows(DataViewRowCursor cursor, ImageColumn image, DataViewSchema.Column column, KeyReader? key)
    {
        PixelReader? pixels = image.CreatePixelReader(cursor, column);
        VectorReader? floats = pixels is null ? image.CreateReader(cursor, column) : null;
        while (cursor.MoveNext())
        {
            pixels?.Invoke(_bytes.Add());
            floats?.Invoke(_floats.Add());
            if (key is not null)
            {
                _classes.Add(key());
            }
        }
    }
}
