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
    /// <param name="imageHeight">Height to resize images to, at least 1: the middle of those proportions, shrunk by area or enlarged
    /// bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the files as they are asked for.</returns>
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
    /// <param name="imageHeight">Height to resize images to, at least 1: the middle of those proportions, shrunk by area or enlarged
    /// bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the file as they are asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="labels"/> is none of the two.</exception>
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
    /// <param name="imageHeight">Height to resize images to, at least 1: the middle of those proportions, shrunk by area or enlarged
    /// bicubically. Null for the files'.</param>
    /// <param name="imageWidth">Width to resize images to. Null for the files'.</param>
    /// <returns>A data view that reads images from the file as they are asked for.</returns>
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

    /// <summary>Loads the images of a folder and of its subfolders, whose names become labels: the middle of each, over white where it is
    /// transparent.</summary>
    /// <param name="path">The folder. Files are taken by their extension, in the ordinal order of their names, each real file once: in the
    /// class that lists it, where a link leads elsewhere, and in each where several do, with a warning. Names that begin with a dot are not looked
    /// at.</param>
    /// <param name="imageHeight">Height that images are resized to, at least 1.</param>
    /// <param name="imageWidth">Width that images are resized to, at least 1.</param>
    /// <param name="channels">3 for red, green, blue (default), or 1 for grey.</param>
    /// <param name="imageColumnName">The column of images: Vector of Byte with dimensions channels, height, width.</param>
    /// <param name="labelColumnName">The column of labels: a key, with the subfolders' names in ordinal order as its key values. Null, or a
    /// folder without images in subfolders: no such column.</param>
    /// <returns>A data view that decodes images on all cores as they are asked for; with a column <c>ImagePath</c> of paths within the
    /// folder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or <paramref name="channels"/> neither 1 nor 3.</exception>
    /// <exception cref="InvalidOperationException">There are no images; or some beside subfolders that are labels; or the subfolders are
    /// parts of a data set, such as train and val.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <remarks>ML.NET's own <c>LoadImages</c> neither turns images upright nor has a background: <c>ExtractPixels</c> behind it gives what is
    /// transparent over black. An <c>MLImage</c> column without <c>ExtractPixels</c>, which trainers here take, lies over white, and
    /// so does what <c>ResizeImages</c> pads it with.</remarks>
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

    /// <summary>Loads the images of a folder and of its subfolders, whose names become labels.</summary>
    /// <param name="path">The folder. Files are taken by their extension, in the ordinal order of their names, each real file once: in the
    /// class that lists it, where a link leads elsewhere, and in each where several do, with a warning. Names that begin with a dot are not looked
    /// at.</param>
    /// <param name="options">Sizes, colours, classes, and what to do with broken files. They are copied.</param>
    /// <returns>A data view that decodes images on all cores as they are asked for; with a column <c>ImagePath</c> of paths within the
    /// folder. A file that is no image, or damaged, is an error with its row and path (<see cref="FormatException"/>), unless
    /// <see cref="GanImageFolderOptions.SkipBrokenFiles"/>; one that may not or cannot be read, an <see cref="IOException"/> with both.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There are no images; or some beside subfolders that are labels; or a subfolder is no
    /// class.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IDataView LoadImageFolder(string path, GanImageFolderOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        using var channel = Environment.Register(nameof(LoadImageFolder)).Start("Load images");
        return ImageFolder.Load(Path.GetFullPath(path), options.CopyChecked(), channel);
    }

    /// <summary>Makes colour images of three random grey ones each, as red, green and blue: of ten digits, 1,000 modes, which a generator
    /// can be counted to miss (Metz et al. 2017).</summary>
    /// <param name="data">The grey images, Vector of Byte with dimensions 1, height, width. They are read once and held in memory.</param>
    /// <param name="count">How many colour images, at least 1.</param>
    /// <param name="seed">The same seed gives the same images. Null for one from the context's generator.</param>
    /// <param name="imageColumnName">The column of images, in <paramref name="data"/> and in the result: Vector of Byte with dimensions 3,
    /// height, width.</param>
    /// <param name="labelColumnName">The column of labels, a key in <paramref name="data"/> and in the result, where it is the number of the
    /// three labels' combination, and its key values join theirs: "427" for digits. Null for no labels.</param>
    /// <returns>A data view that puts an image together as it is asked for.</returns>
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
