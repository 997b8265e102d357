
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Formats;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Loads images, and their labels, from files in the IDX format of MNIST, Fashion-MNIST and EMNIST.</summary>
    /// <param name="imagesPath">The file of images: unsigned bytes, count × height × width. Gzipped or not.</param>
    /// <param name="labelsPath">The file of labels: unsigned bytes, one for each image. Null for no label column.</param>
    /// <param name="classNames">The labels' names, that of <paramref name="firstLabel"/> first. Null for ten numbers from there, "0" …
    /// "9".</param>
    /// <param name="imageHeight">Height of the images, at least 1. Where it is more than the file's, images are not enlarged but padded with
    /// zeros, the same above and below: networks want 32 where MNIST has 28. Where it is less, they are resized as by
    /// <see cref="LoadCifar10"/>: the middle of the proportions wanted, shrunk by area; what is beside it is cut off. Half of both sides is the
    /// whole image; half of one side alone is its middle half. Null for the file's.</param>
    /// <param name="imageWidth">Width of the images, likewise; a side that is padded counts as the file's own for the proportions. Null for the
    /// file's.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions 1, height, width.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the names as its key values.</param>
    /// <param name="transposed">Whether the images' columns come one after the other instead of their rows, as in EMNIST.</param>
    /// <param name="firstLabel">The label of the first class, from 0 to 255: 1 for EMNIST's letters. Default 0.</param>
    /// <returns>A data view over the files' content, which is held in memory.</returns>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two have different counts. The message has the file's name
    /// and a byte offset.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An image size below 1, or a <paramref name="firstLabel"/> that is no byte.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IDataView LoadIdx(
        string imagesPath,
        string? labelsPath = null,
        IReadOnlyList<string>? classNames = null,
        int? imageHeight = null,
        int? imageWidth = null,
        string imageColumnName = ColumnNames.Image,
        string labelColumnName = ColumnNames.Label,
        bool transposed = false,
        int firstLabel = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        OptionChecks.Between(0, byte.MaxValue, firstLabel);
        CheckSizes(imageHeight, imageWidth);
        if (classNames is { Count: 0 })
            throw new ArgumentException("classNames must name at least one class, or be null for the digits.", nameof(classNames));

        return IdxDataView.Load(
            new IdxSource(imagesPath, labelsPath, classNames?.ToArray(), imageHeight, imageWidth, transposed, firstLabel, imageColumnName, labelColumnName));
    }
}
