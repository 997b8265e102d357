
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Formats;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Loads images, and their labels, from files in the IDX format of MNIST, Fashion-MNIST and EMNIST.</summary>
    /// <param name="imagesPath">The file of images: unsigned bytes, count × height × width. Gzipped or not.</param>
    /// <param name="labelsPath">The file of labels: unsigned bytes, one for each image. Null for no label column.</param>
    /// <param name="classNames">The labels' names, starting with that of <paramref name="firstLabel"/>. Null for ten numbers from there, "0" to "9" by
    /// default.</param>
    /// <param name="imageHeight">Height of the images, at least 1. If it is larger than the file's, images are not enlarged but padded with zeros, equally
    /// above and below: networks want 32 where MNIST has 28. If it is smaller, they are resized as by <see cref="LoadCifar10"/>: the largest central part with
    /// the wanted proportions is kept and shrunk by area. Half of both sides keeps the whole image; half of one side alone keeps its middle half. Null for the
    /// file's height.</param>
    /// <param name="imageWidth">Width of the images, by the same rules. For the proportions, a padded side counts with its length in the file. Null for the
    /// file's width.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions 1, height, width.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the names as its key values.</param>
    /// <param name="transposed">Whether the file stores images column by column instead of row by row, as EMNIST does.</param>
    /// <param name="firstLabel">The label of the first class, from 0 to 255: 1 for EMNIST's letters. Default 0.</param>
    /// <returns>A data view over the files' content, which is held in memory.</returns>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two have different counts. The message has the file's name
    /// and a byte offset.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An image size is below 1, or <paramref name="firstLabel"/> is not from 0 to 255.</exception>
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
