using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Colour images made of three random grey ones, as red, green and blue, whose label is that of the three together.</summary>
internal static class StackedChannels
{
    private const ulong Purpose = 0x537461636B656400;
    private const int Planes = 3;

    // A million combinations, each with a name.
    private const int MaxClasses = 100;

    /// <summary>Makes the view. A row depends on the seed and its number alone.</summary>
    /// <param name="grey">The grey images, in memory.</param>
    /// <param name="shape">Their shape, of one channel.</param>
    /// <param name="classNames">Their classes' names; none for no label column.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="imageColumnName">The column of images.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    public static IDataView Create(
        SampleStore grey, ImageShape shape, IReadOnlyList<string> classNames, int count, int seed, string imageColumnName, string labelColumnName)
    {
        var image = new IndexedColumn(
            imageColumnName,
            new VectorDataViewType(NumberDataViewType.Byte, Planes, shape.Height, shape.Width),
            row => ImageGetter(grey, shape.Size, seed, row));
        if (classNames.Count == 0)
            return new IndexedDataView(count, image) { InMemory = true };

        if (classNames.Count > MaxClasses)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classNames), $"StackChannels takes labels of at most {MaxClasses} classes, not {classNames.Count}: three of them make one.");
        }

        var names = Names(classNames);
        var label = new IndexedColumn(
            labelColumnName,
            new KeyDataViewType(typeof(uint), names.Length),
            row => LabelGetter(grey, classNames.Count, seed, row),
            KeyNames.Write(names));
        return new IndexedDataView(count, image, label) { InMemory = true };
    }

    /// <summary>Reads the grey images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or has no bytes or images of one channel.</exception>
    public static SampleStore Read(IDataView data, TrainingColumns columns, string columnName)
    {
        if (columns.Shape.Channels != 1 || !columns.HoldBytes)
        {
            throw SchemaErrors.Mismatch(
                "image", columnName, "Vector<Byte, 1, H, W>", data.Schema[columnName].Type.ToString()!, "Three grey images become one of three colours.");
        }

        var store = new SampleStore(columns, data.GetRowCount());
        using var cursor = data.GetRowCursor(columns.Needed);
        var reader = columns.CreateReader(cursor);
        while (cursor.MoveNext())
        {
            store.Add();
            store.Read(store.Count - 1, reader);
        }

        return store.Count > 0 ? store : throw TrainingSet.EmptyData();
    }

    // Digits read as one number, "427"; longer names are kept apart.
    private static string[] Names(IReadOnlyList<string> names)
    {
        var separator = names.All(name => name.Length == 1) ? "" : "/";
        return [.. from red in names from green in names from blue in names select string.Join(separator, red, green, blue)];
    }

    private static ValueGetter<VBuffer<byte>> ImageGetter(SampleStore grey, int size, int seed, Func<int> currentRow) => (ref VBuffer<byte> destination) =>
    {
        var random = new RandomStream((uint)seed, Purpose, (ulong)currentRow());
        var editor = VBufferEditor.Create(ref destination, Planes * size);
        for (var plane = 0; plane < Planes; plane++)
            grey.Bytes(random.NextIndex(grey.Count)).CopyTo(editor.Values[(plane * size)..]);

        destination = editor.Commit();
    };

    private static ValueGetter<uint> LabelGetter(SampleStore grey, int classes, int seed, Func<int> currentRow) => (ref uint destination) =>
    {
        var random = new RandomStream((uint)seed, Purpose, (ulong)currentRow());
        long number = 0;
        for (var plane = 0; plane < Planes; plane++)
            number = (number * classes) + grey.ClassOf(random.NextIndex(grey.Count));

        destination = (uint)number + 1u;
    };
}
