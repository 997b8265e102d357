using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Formats;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Loads CIFAR-10's binary version: images of 32 × 32 in colour, with their labels.</summary>
    /// <param name="paths">The files, such as <c>data_batch_1.bin</c>, one after the other; at least one.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions 3, 32, 32.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the ten classes' names as its key values.</param>
    /// <param name="imageHeight">Height to resize images to, at least 1: the largest central part with those proportions is kept, and shrunk by area or
    /// enlarged bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the files on demand.</returns>
    /// <exception cref="FormatException">A file is truncated or corrupt. The message has its name and a byte offset.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IDataView LoadCifar10(
        IReadOnlyList<string> paths, string imageColumnName = ColumnNames.Image, string labelColumnName = ColumnNames.Label,
        int? imageHeight = null, int? imageWidth = null) =>
        LoadRecords(CifarFormat.Cifar10, paths, imageColumnName, labelColumnName, imageHeight, imageWidth);

    /// <summary>Loads CIFAR-100's binary version: images of 32 × 32 in colour, with one of their two labels.</summary>
    /// <param name="path">The file, <c>train.bin</c> or <c>test.bin</c>.</param>
    /// <param name="labels">Which label: that of 100 classes (default) or of 20 superclasses.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions 3, 32, 32.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the classes' names as its key values.</param>
    /// <param name="imageHeight">Height to resize images to, at least 1: the largest central part with those proportions is kept, and shrunk by area or
    /// enlarged bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the file on demand.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="labels"/> is neither of the two.</exception>
    /// <exception cref="FormatException">The file is truncated or corrupt. The message has its name and a byte offset.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IDataView LoadCifar100(
        string path,
        Cifar100Labels labels = Cifar100Labels.Fine,
        string imageColumnName = ColumnNames.Image,
        string labelColumnName = ColumnNames.Label,
        int? imageHeight = null,
        int? imageWidth = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OptionChecks.Defined(labels);
        return LoadRecords(CifarFormat.Cifar100(labels), [path], imageColumnName, labelColumnName, imageHeight, imageWidth);
    }

    /// <summary>Loads STL-10's binary files: images of 96 × 96 in colour, with their labels if there are any.</summary>
    /// <param name="imagesPath">The file of images, such as <c>train_X.bin</c> or <c>unlabeled_X.bin</c>.</param>
    /// <param name="labelsPath">The file of labels, such as <c>train_y.bin</c>. Null for no label column.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions 3, 96, 96.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the ten classes' names as its key values.</param>
    /// <param name="imageHeight">Height to resize images to, at least 1: the largest central part with those proportions is kept, and shrunk by area or
    /// enlarged bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the file on demand.</returns>
    /// <exception cref="FormatException">A file is truncated or corrupt, or the two have different counts. The message has the file's name
    /// and a byte offset.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IDataView LoadStl10(
        string imagesPath, string? labelsPath = null, string imageColumnName = ColumnNames.Image, string labelColumnName = ColumnNames.Label,
        int? imageHeight = null, int? imageWidth = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        CheckSizes(imageHeight, imageWidth);
        return Stl10Format.Load(imagesPath, labelsPath, imageColumnName, labelColumnName, imageHeight, imageWidth);
    }

    /// <summary>Loads the images of a folder and its subfolders, whose names become labels. The central part of each is kept; transparent pixels become
    /// white.</summary>
    /// <param name="path">The folder. Files are chosen by their extension and sorted by path in ordinal order. A class has each real file once; a linked file
    /// belongs to the class that has the link. A file that several classes have is a row of each, with a warning. A link to the whole folder of another
    /// class is passed over. Names that begin with a dot are skipped.</param>
    /// <param name="imageHeight">Height that images are resized to, at least 1.</param>
    /// <param name="imageWidth">Width that images are resized to, at least 1.</param>
    /// <param name="channels">3 for red, green, blue (default), or 1 for grey.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions channels, height, width.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the subfolders' names in ordinal order as its key values. There is no such column if
    /// this is null or no subfolder has images.</param>
    /// <returns>A data view that decodes images on all cores on demand. Its column <c>ImagePath</c> has the paths within the folder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or <paramref name="channels"/> neither 1 nor 3.</exception>
    /// <exception cref="InvalidOperationException">There are no images, some are outside the subfolders that are labels, or the subfolders look like parts of a
    /// data set, such as train and val.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <remarks>ML.NET's own <c>LoadImages</c> neither turns images upright nor has a background colour, and a later <c>ExtractPixels</c> makes transparent
    /// pixels black. Trainers of this library also accept an <c>MLImage</c> column without <c>ExtractPixels</c>: there, transparent pixels and what
    /// <c>ResizeImages</c> pads with are white.</remarks>
    public IDataView LoadImageFolder(
        string path,
        int imageHeight,
        int imageWidth,
        int channels = 3,
        string imageColumnName = ColumnNames.Image,
        string? labelColumnName = ColumnNames.Label)
    {
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        OptionChecks.AtLeast(1, imageHeight);
        OptionChecks.AtLeast(1, imageWidth);
        if (channels is not (1 or 3))
            throw OptionChecks.OutOfRange(nameof(channels), channels, $"channels must be 1 (grey) or 3 (red, green, blue); it is {channels}.");

        return LoadImageFolder(path, new GanImageFolderOptions
        {
            ImageHeight = imageHeight,
            ImageWidth = imageWidth,
            Channels = channels,
            ImageColumnName = imageColumnName,
            LabelColumnName = labelColumnName,
        });
    }

    /// <summary>Loads the images of a folder and its subfolders, whose names become labels.</summary>
    /// <param name="path">The folder. Files are chosen by their extension and sorted by path in ordinal order. A class has each real file once; a linked file
    /// belongs to the class that has the link. A file that several classes have is a row of each, with a warning. A link to the whole folder of another
    /// class is passed over. Names that begin with a dot are skipped.</param>
    /// <param name="options">Sizes, colours, classes, and what to do with broken files. They are copied.</param>
    /// <returns>A data view that decodes images on all cores on demand. Its column <c>ImagePath</c> has the paths within the folder. Reading a file that is
    /// damaged or not an image throws a <see cref="FormatException"/> with its row and path, unless <see cref="GanImageFolderOptions.SkipBrokenFiles"/> is set.
    /// A file that cannot be read for another reason, such as lack of permission, throws an <see cref="IOException"/> with both.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There are no images, some are outside the subfolders that are labels, or a subfolder is not a
    /// class.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IDataView LoadImageFolder(string path, GanImageFolderOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        using var channel = Environment.Register(nameof(LoadImageFolder)).Start("Load images");
        var folder = Path.GetFullPath(path);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{nameof(path)} must name a folder of images: '{folder}' "
                + $"{(File.Exists(folder) ? "is a file. Give the folder that it is in." : "is not there. Correct it, or make the folder.")}");
        }
        return ImageFolder.Load(folder, options.CopyChecked(), channel);
    }

    /// <summary>Makes each colour image of three random grey ones, as red, green and blue. Ten digits give 1,000 modes, so that the modes that a generator
    /// misses can be counted (Metz et al. 2017).</summary>
    /// <param name="data">The grey images, Vector of Byte with dimensions 1, height, width. They are read once and held in memory.</param>
    /// <param name="count">How many colour images, at least 1.</param>
    /// <param name="seed">The same seed gives the same images. Null to draw one from the context's generator.</param>
    /// <param name="imageColumnName">The column of images, in <paramref name="data"/> and in the result: Vector of Byte with dimensions 3,
    /// height, width.</param>
    /// <param name="labelColumnName">The column of labels, a key in <paramref name="data"/> and in the result. There it numbers the combinations of three
    /// labels, and its key values join theirs: "427" for digits. Null for no labels.</param>
    /// <returns>A data view that makes each image on demand.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or a label is missing.</exception>
    public IDataView StackChannels(
        IDataView data,
        int count,
        int? seed = null,
        string imageColumnName = ColumnNames.Image,
        string? labelColumnName = ColumnNames.Label)
    {
        ArgumentNullException.ThrowIfNull(data);
        OptionChecks.AtLeast(1, count);
        var columns = new TrainingColumns(
            data.Schema, new ImageColumn(imageColumnName, imageChannels: 1), labelColumnName is null ? null : new KeyColumn(labelColumnName));
        var grey = StackedChannels.Read(data, columns, imageColumnName);
        return StackedChannels.Create(
            grey, columns.Shape, columns.ClassNames, count, SeedOrNext(seed, nameof(StackChannels)), imageColumnName, labelColumnName ?? ColumnNames.Label);
    }

    private static IDataView LoadRecords(
        RecordFormat format, IReadOnlyList<string> paths, string imageColumnName, string labelColumnName, int? imageHeight, int? imageWidth)
    {
        CheckSizes(imageHeight, imageWidth);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        return paths.Count > 0
            ? RecordDataView.Load(format, paths, imageColumnName, labelColumnName, format.Shape.Resized(imageHeight, imageWidth))
            : throw new ArgumentException("paths must name at least one file.", nameof(paths));
    }

    private static void CheckSizes(int? imageHeight, int? imageWidth)
    {
        OptionChecks.AtLeast(1, imageHeight ?? 1, nameof(imageHeight));
        OptionChecks.AtLeast(1, imageWidth ?? 1, nameof(imageWidth));
    }
}
