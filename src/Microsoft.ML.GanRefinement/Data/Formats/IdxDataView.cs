using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>Shows IDX files as a data view. Images stay in memory as the file's bytes; padding is added as they are read.</summary>
internal static class IdxDataView
{
    private const int DefaultClassCount = 10;

    /// <summary>Reads the files.</summary>
    /// <param name="options">Which files, columns and sizes.</param>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two don't belong together.</exception>
    public static IDataView Load(IdxSource options)
    {
        var images = IdxFile.Read(options.ImagesPath, rank: 3);
        var count = images.Dimensions[0];
        if (options.Transposed)
            images = images.Transpose();

        var height = options.ImageHeight ?? images.Dimensions[1];
        var width = options.ImageWidth ?? images.Dimensions[2];
        var type = new VectorDataViewType(NumberDataViewType.Byte, 1, height, width);
        var image = new IndexedColumn(options.ImageColumnName, type, row => ImageGetter(images, row, height, width));
        return options.LabelsPath is null
            ? new IndexedDataView(count, image) { InMemory = true }
            : new IndexedDataView(count, image, LabelColumn(images, options)) { InMemory = true };
    }

    private static ValueGetter<VBuffer<byte>> ImageGetter(IdxFile images, Func<int> currentRow, int height, int width)
    {
        ImageShape file = new(1, images.Dimensions[1], images.Dimensions[2]);
        // A side that is to be larger is padded. What remains is the middle of its proportions, shrunk, as in the other formats.
        (var rows, var columns) = (Math.Min(file.Height, height), Math.Min(file.Width, width));
        ResizedImages shrunk = new(file, file.Resized(rows, columns));
        var pixels = new byte[rows * columns];

        // Where the padding is uneven, the odd line goes below and to the right.
        var start = (height - rows) / 2 * width + (width - columns) / 2;
        return (ref VBuffer<byte> destination) =>
        {
            shrunk.Resize(images.Values.AsSpan(currentRow() * file.Size, file.Size), pixels);
            var editor = VBufferEditor.Create(ref destination, height * width);
            editor.Values.Clear();
            for (var y = 0; y < rows; y++)
                pixels.AsSpan(y * columns, columns).CopyTo(editor.Values[(start + y * width)..]);

            destination = editor.Commit();
        };
    }

    private static IndexedColumn LabelColumn(IdxFile images, IdxSource options)
    {
        var labels = IdxFile.Read(options.LabelsPath!, rank: 1);
        if (labels.Values.Length != images.Dimensions[0])
        {
            throw IdxFile.Corrupt(
                labels.Path, 4, $"has {labels.Values.Length} labels, but '{images.Path}' has {images.Dimensions[0]} images");
        }

        var names = options.ClassNames
            ?? Enumerable.Range(options.FirstLabel, DefaultClassCount).Select(label => label.ToString(CultureInfo.InvariantCulture)).ToArray();
        var last = Math.Min(byte.MaxValue, options.FirstLabel + names.Count - 1);
        var unknown = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)options.FirstLabel, (byte)last);
        if (unknown >= 0)
        {
            throw IdxFile.Corrupt(
                labels.Path,
                labels.OffsetOf(unknown),
                $"has the label {labels.Values[unknown]}, but there are {names.Count} class names, for labels from {options.FirstLabel} on: "
                    + "give classNames for all labels, and firstLabel");
        }

        var type = new KeyDataViewType(typeof(uint), names.Count);
        return new IndexedColumn(options.LabelColumnName, type, row => LabelGetter(labels.Values, options.FirstLabel, row), KeyNames.Write(names));
    }

    private static ValueGetter<uint> LabelGetter(byte[] labels, int first, Func<int> currentRow) =>
        (ref uint destination) => destination = (uint)(labels[currentRow()] - first + 1);
}
