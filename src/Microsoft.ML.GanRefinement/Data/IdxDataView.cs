using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Shows IDX files as a data view. Images stay in memory as the file's bytes; padding is added as they are read.</summary>
internal static class IdxDataView
{
    private const int DefaultClassCount = 10;

    /// <summary>Reads the files.</summary>
    /// <param name="options">Which files, columns and sizes.</param>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two don't belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An image size smaller than the file's.</exception>
    public static IDataView Load(IdxSource options)
    {
        IdxFile images = IdxFile.Read(options.ImagesPath, rank: 3);
        int count = images.Dimensions[0];
        if (options.Transposed)
        {
            images = images.Transpose();
        }

        int height = Grown(images.Dimensions[1], options.ImageHeight, "imageHeight");
        int width = Grown(images.Dimensions[2], options.ImageWidth, "imageWidth");
        var type = new VectorDataViewType(NumberDataViewType.Byte, 1, height, width);
        var image = new IndexedColumn(options.ImageColumnName, type, row => ImageGetter(images, row, height, width));
        return options.LabelsPath is null
            ? new IndexedDataView(count, image) { InMemory = true }
            : new IndexedDataView(count, image, LabelColumn(images, options)) { InMemory = true };
    }

    private static int Grown(int size, int? wanted, string parameter) => wanted is null || wanted >= size
        ? wanted ?? size
        : throw new ArgumentOutOfRangeException(
            parameter, wanted, $"{parameter} must be at least the files' {size}: images are padded, not cropped.");

    private static ValueGetter<VBuffer<byte>> ImageGetter(IdxFile images, Func<int> currentRow, int height, int width)
    {
        (int rows, int columns) = (images.Dimensions[1], images.Dimensions[2]);

        // Where the padding is uneven, the odd line goes below and to the right.
        int start = (height - rows) / 2 * width + (width - columns) / 2;
        return (ref VBuffer<byte> destination) =>
        {
            ReadOnlySpan<byte> image = images.Values.AsSpan(currentRow() * rows * columns, rows * columns);
            var editor = VBufferEditor.Create(ref destination, height * width);
            editor.Values.Clear();
            for (int y = 0; y < rows; y++)
            {
                image.Slice(y * columns, columns).CopyTo(editor.Values[(start + y * width)..]);
            }

            destination = editor.Commit();
        };
    }

    private static IndexedColumn LabelColumn(IdxFile images, IdxSource options)
    {
        IdxFile labels = IdxFile.Read(options.LabelsPath!, rank: 1);
        if (labels.Values.Length != images.Dimensions[0])
        {
            throw IdxFile.Corrupt(
                labels.Path, 4, $"has {labels.Values.Length} labels, but '{images.Path}' has {images.Dimensions[0]} images");
        }

        IReadOnlyList<string> names = options.ClassNames
            ?? Enumerable.Range(options.FirstLabel, DefaultClassCount).Select(label => label.ToString(CultureInfo.InvariantCulture)).ToArray();
        int last = Math.Min(byte.MaxValue, options.FirstLabel + names.Count - 1);
        int unknown = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)options.FirstLabel, (byte)last);
        if (unknown >= 0)
        {
            throw IdxFile.Corrupt(
                labels.Path,
                IdxFile.HeaderSize(1) + unknown,
                $"has the label {labels.Values[unknown]}, but there are {names.Count} class names, for labels from {options.FirstLabel} on: give classNames for all labels, and firstLabel");
        }

        var type = new KeyDataViewType(typeof(uint), names.Count);
        return new IndexedColumn(options.LabelColumnName, type, row => LabelGetter(labels.Values, options.FirstLabel, row), KeyNames.Write(names));
    }

    private static ValueGetter<uint> LabelGetter(byte[] labels, int first, Func<int> currentRow) =>
        (ref uint destination) => destination = (uint)(labels[currentRow()] - first + 1);
}
