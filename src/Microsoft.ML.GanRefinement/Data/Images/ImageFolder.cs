using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>A folder of image files as a data view, which decodes images as they are read.</summary>
internal sealed class ImageFolder
{
    private const string PathColumnName = "ImagePath";

    private readonly string _folder;
    private readonly GanImageFolderOptions _options;
    private readonly ImageFileReader _reader;
    private readonly IReadOnlyList<string> _files;

    // Of all files, those that cannot be read too: a class keeps its key.
    private readonly string[] _classes;

    private ImageFolder(string folder, GanImageFolderOptions options, IChannel channel)
    {
        (_folder, _options) = (folder, options);
        _reader = new ImageFileReader(folder, new ImageFileDecoder(options.Shape, options.Resizing, options.Background));
        var listing = ImageFolderListing.Of(folder, classes: options.LabelColumnName is not null);
        Tell(listing, channel);
        if (listing.Files.Count == 0)
            throw new InvalidOperationException($"Folder '{folder}' has no images: no file ends in {ImageFolderListing.Extensions}.");

        _files = options.SkipBrokenFiles ? _reader.Whole(listing.Files, channel) : listing.Files;
        _classes = options.LabelColumnName is null ? [] : ClassesOf(listing.Files);
        TellOfLostClasses(channel);
    }

    /// <summary>Finds the files and their labels.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="channel">Where is told what was left out.</param>
    /// <exception cref="InvalidOperationException">There are no images, or their folders cannot be labels.</exception>
    public static IDataView Load(string folder, GanImageFolderOptions options, IChannel channel) =>
        new ImageFolder(folder, options, channel).View(channel);

    private IndexedDataView View(IChannel channel)
    {
        var shape = _options.Shape;
        IndexedColumn[] columns =
        [
            new(PathColumnName, TextDataViewType.Instance, row => (ValueGetter<ReadOnlyMemory<char>>)(
                (ref ReadOnlyMemory<char> value) => value = _files[row()].AsMemory())),
            new(_options.ImageColumnName, new VectorDataViewType(NumberDataViewType.Byte, shape.Channels, shape.Height, shape.Width), ImageGetter),
        ];
        return _options.LabelColumnName is not null && _classes.Length > 0
            ? new IndexedDataView(_files.Count, [.. columns, LabelColumn(_options.LabelColumnName, channel)])
            : new IndexedDataView(_files.Count, columns);
    }

    private ValueGetter<VBuffer<byte>> ImageGetter(Func<int> row) =>
        new DecodedImages(row, number => _reader.Decode(number, _files[number]), _files.Count).Get;

    private IndexedColumn LabelColumn(string name, IChannel channel)
    {
        if (_files.FirstOrDefault(file => !file.Contains('/', StringComparison.Ordinal)) is { } unlabelled)
        {
            throw new InvalidOperationException(
                $"Folder '{_folder}' has images in subfolders, whose names are labels, and '{unlabelled}' beside them, which has none: "
                + "move it into a subfolder, or give labelColumnName: null for no labels.");
        }

        if (_options.ClassNames is null)
            CheckSplits(channel);

        var names = _options.ClassNames ?? _classes;
        if (_classes.Except(names).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException(
                $"Folder '{_folder}' has a subfolder '{unknown}', but ClassNames names only {string.Join(", ", names)}: add it there, or move it away.");
        }

        var numbers = names.Select((item, i) => (item, Key: (uint)i + 1)).ToDictionary(pair => pair.item, pair => pair.Key);
        uint[] keys = [.. _files.Select(file => numbers[ClassOf(file)])];
        return new IndexedColumn(
            name,
            new KeyDataViewType(typeof(uint), names.Count),
            row => (ValueGetter<uint>)((ref uint value) => value = keys[row()]),
            KeyNames.Write(names));
    }

    // Two such names, or nothing else, are a mistake; a single one among others may be a class, as a train among vehicles.
    private void CheckSplits(IChannel channel)
    {
        CheckSplitsOfClasses();
        string[] parts = [.. _classes.Where(SplitNames.Has)];
        if (parts.Length == 0)
            return;

        string[] others = [.. _classes.Except(parts)];
        if (parts.Length > 1 || others.Length == 0)
        {
            throw new InvalidOperationException(
                $"The subfolders of '{_folder}' ({string.Join(", ", parts)}{(others.Length == 0 ? "" : $", beside {NameList.Of(others)}")}) look like parts of "
                + $"one data set, not like classes: load '{Path.Combine(_folder, parts[^1])}' and its like one by one, or name the subfolders in ClassNames if "
                + "they are classes, or give labelColumnName: null for no labels.");
        }

        channel.Warning(MessageSensitivity.None,
            "Subfolder '{0}' of '{1}' is taken for a class, like {2}, but its name is one for a part of a data set: if it is that, "
            + "move it away and load it on its own; if it is a class, name all classes in ClassNames.",
            parts[0], _folder, NameList.Of(others));
    }

    // A data set with its parts below the folder, or parts inside each class: all of them would be rows of one class.
    private void CheckSplitsOfClasses()
    {
        var parts = _files.Select(file => file.Split('/'))
            .Where(path => path.Length > 2 && SplitNames.Has(path[1]))
            .Select(path => (Class: path[0], Part: path[1])).Distinct()
            .GroupBy(path => path.Class, path => path.Part).FirstOrDefault(group => group.Count() > 1);
        if (parts is null)
            return;

        var inside = Path.Combine(_folder, parts.Key);
        throw new InvalidOperationException(
            $"The subfolders of '{inside}' ({string.Join(", ", parts)}) look like parts of one data set, but all of their images would be of the class "
            + $"'{parts.Key}': load '{Path.Combine(inside, parts.First())}' and its like one by one. If '{parts.Key}' is a class, put it into each part "
            + "instead, or name the classes in ClassNames to take the parts together.");
    }

    private void TellOfLostClasses(IChannel channel)
    {
        string[] lost = [.. _classes.Except(ClassesOf(_files))];
        if (lost.Length > 0)
        {
            channel.Warning(MessageSensitivity.None,
                "{0} of {1} classes in '{2}' have no file that can be read: {3}. They keep their keys, and have no rows.",
                $"{lost.Length}", $"{_classes.Length}", _folder, NameList.Of(lost));
        }
    }

    // In ordinal order.
    private static string[] ClassesOf(IEnumerable<string> files) =>
        [.. files.Where(file => file.Contains('/', StringComparison.Ordinal)).Select(ClassOf).Distinct().Order(StringComparer.Ordinal)];

    private static string ClassOf(string file) => file[..file.IndexOf('/', StringComparison.Ordinal)];

    private void Tell(ImageFolderListing listing, IChannel channel)
    {
        if (listing.Twice.Count > 0)
        {
            channel.Warning(MessageSensitivity.None,
                "{0} images in '{1}' are listed in two class folders, by links, and are a row of each: {2}. If each has one class, remove the other link, "
                + "or move the folder that links lead to out of this one.",
                $"{listing.Twice.Count}", _folder, NameList.Of([.. listing.Twice.Select(pair => $"'{pair.Path}' is '{pair.First}'")]));
        }

        if (listing.Unreachable.Count > 0)
        {
            channel.Warning(MessageSensitivity.None,
                "{0} images in '{1}' are left out, since no file can be opened under their name: {2}. A link may lead to nothing, "
                    + "or the name be no UTF-8; rename them.",
                $"{listing.Unreachable.Count}", _folder, NameList.Of([.. listing.Unreachable.Select(path => $"'{path}'")]));
        }

        if (listing.Others.Count == 0 && listing.EmptyFolders.Count == 0)
            return;

        var others = listing.Others.Select(other => $"{other.Value} {(other.Key.Length == 0 ? "without extension" : other.Key)}");
        channel.Info(MessageSensitivity.None, "'{0}': {1} images; left out: {2}; subfolders without images: {3}.", _folder, $"{listing.Files.Count}",
            listing.Others.Count == 0 ? "none" : string.Join(", ", others),
            listing.EmptyFolders.Count == 0 ? "none" : string.Join(", ", listing.EmptyFolders));
    }
}
