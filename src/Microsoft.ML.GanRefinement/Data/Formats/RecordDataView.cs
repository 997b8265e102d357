using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>Shows files of records as a data view. Labels are in memory; images are read from the files as they are asked for.</summary>
internal static class RecordDataView
{
    /// <summary>Opens the files, one after the other, and reads their labels.</summary>
    /// <param name="format">The files' format.</param>
    /// <param name="paths">Where they are, at least one.</param>
    /// <param name="imageColumnName">The column of images.</param>
    /// <param name="labelColumnName">The column of labels.</param>
    /// <param name="target">The shape that images are to have; null for the files'.</param>
    /// <exception cref="FormatException">A file ends within a record, or has a label without a name.</exception>
    public static IDataView Load(RecordFormat format, IReadOnlyList<string> paths, string imageColumnName, string labelColumnName, ImageShape? target = null)
    {
        RecordFile[] files = [.. paths.Select(path => new RecordFile(format.Name, path, format.Size, format.LabelBytes > 0))];
        var image = ImageColumn(format, files, imageColumnName, target ?? format.Shape);
        var count = checked(files.Sum(file => file.Count));
        return format.ClassNames.Count == 0
            ? new IndexedDataView(count, image)
            : new IndexedDataView(count, image, LabelColumn(labelColumnName, format.ClassNames, [.. files.SelectMany(file => Labels(format, file))]));
    }

    /// <summary>A column of images from files of that format.</summary>
    public static IndexedColumn ImageColumn(RecordFormat format, IReadOnlyList<RecordFile> files, string name, ImageShape shape)
    {
        var type = new VectorDataViewType(NumberDataViewType.Byte, shape.Channels, shape.Height, shape.Width);
        return new IndexedColumn(name, type, row => ImageGetter(format, files, shape, row));
    }

    /// <summary>A column of labels in memory, counted from zero.</summary>
    public static IndexedColumn LabelColumn(string name, IReadOnlyList<string> classNames, byte[] labels) => new(
        name,
        new KeyDataViewType(typeof(uint), classNames.Count),
        row => (ValueGetter<uint>)((ref uint destination) => destination = labels[row()] + 1u),
        KeyNames.Write(classNames));

    private static byte[] Labels(RecordFormat format, RecordFile file)
    {
        var labels = new byte[file.Count];
        for (var record = 0; record < labels.Length; record++)
        {
            file.Read(record, format.LabelIndex, labels.AsSpan(record, 1));
            if (labels[record] >= format.ClassNames.Count)
            {
                throw file.Corrupt(
                    ((long)record * format.Size) + format.LabelIndex,
                    $"has the label {labels[record]}, but labels go from 0 to {format.ClassNames.Count - 1}");
            }
        }

        return labels;
    }

    private static ValueGetter<VBuffer<byte>> ImageGetter(RecordFormat format, IReadOnlyList<RecordFile> files, ImageShape shape, Func<int> currentRow)
    {
        (var record, var upright) = (new byte[format.Shape.Size], new byte[format.Shape.Size]);
        ResizedImages resized = new(format.Shape, shape);
        return (ref VBuffer<byte> destination) =>
        {
            (var file, var number) = Find(files, currentRow());
            file.Read(number, format.LabelBytes, record);
            if (format.Transposed)
                Planes.Transpose(record, upright, format.Shape);

            var editor = VBufferEditor.Create(ref destination, shape.Size);
            resized.Resize(format.Transposed ? upright : record, editor.Values);
            destination = editor.Commit();
        };
    }

    private static (RecordFile File, int Record) Find(IReadOnlyList<RecordFile> files, int row)
    {
        var file = 0;
        for (; row >= files[file].Count; file++)
            row -= files[file].Count;

        return (files[file], row);
    }
}
