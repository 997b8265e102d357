using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>A folder of image files as a data view, which decodes images as they are read.</summary>
internal sealed class ImageFolder
{
    private const string PathColumnName = "ImagePath";
    private const int BrokenFilesNamed = 10;
    private static readonly string[] s_splits = ["train", "training", "val", "valid", "validation", "test", "testing"];

    private readonly string _folder;
    private readonly GanImageFolderOptions _options;
    private readonly ImageFileDecoder _decoder;
    private readonly IReadOnlyList<string> _files;

    private ImageFolder(string folder, GanImageFolderOptions options, IChannel channel)
    {
        (_folder, _options) = (folder, options);
        _decoder = new ImageFileDecoder(options.Shape, options.Resizing, options.Background);
        var listing = ImageFolderListing.Of(folder);
        Tell(listing, channel);
        if (listing.Files.Count == 0)
            throw new InvalidOperationException($"Folder '{folder}' has no images: no file ends in {ImageFolderListing.Extensions}.");

        _files = options.SkipBrokenFiles ? Whole(listing.Files, channel) : listing.Files;
    }

    /// <summary>Finds the files and their labels.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="channel">Where is told what was left out.</param>
    /// <exception cref="InvalidOperationException">There are no images, or their folders cannot be labels.</exception>
    public static IDataView Load(string folder, GanImageFolderOptions options, IChannel channel) => new ImageFolder(folder, options, channel).View();

    private IndexedDataView View()
    {
        var shape = _options.Shape;
        IndexedColumn[] columns =
        [
            new(PathColumnName, TextDataViewType.Instance, row => (ValueGetter<ReadOnlyMemory<char>>)(
                (ref ReadOnlyMemory<char> value) => value = _files[row()].AsMemory())),
            new(_options.ImageColumnName, new VectorDataViewType(NumberDataViewType.Byte, shape.Channels, shape.Height, shape.Width), ImageGetter),
        ];
        return _options.LabelColumnName is not null && _files.Any(file => file.Contains('/', StringComparison.Ordinal))
            ? new IndexedDataView(_files.Count, [.. columns, LabelColumn(_options.LabelColumnName)])
            : new IndexedDataView(_files.Count, columns);
    }

    private ValueGetter<VBuffer<byte>> ImageGetter(Func<int> row)
    {
        DecodeAhead<byte[]> images = new(Decode, _files.Count);
        return (ref VBuffer<byte> destination) =>
        {
            var image = images.Get(row());
            var editor = VBufferEditor.Create(ref destination, image.Length);
            image.CopyTo(editor.Values);
            destination = editor.Commit();
        };
    }

    private byte[] Decode(int row)
    {
        var path = Path.Combine(_folder, _files[row]);
        try
        {
            return _decoder.Decode(path);
        }
        catch (InvalidDataException error)
        {
            throw new FormatException(
                $"Row {row}, image file '{path}', cannot be read: {error.Message}. Remove or mend it, or set SkipBrokenFiles to leave such files out.", error);
        }
    }

    // Decodes them all, on all cores.
    private string[] Whole(IReadOnlyList<string> files, IChannel channel)
    {
        var errors = new string?[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            try
            {
                _decoder.Decode(Path.Combine(_folder, files[i]));
            }
            catch (InvalidDataException error)
            {
                errors[i] = error.Message;
            }
        });
        int[] broken = [.. Enumerable.Range(0, files.Count).Where(i => errors[i] is not null)];
        if (broken.Length > 0)
        {
            channel.Warning(MessageSensitivity.None, "{0} of {1} files in '{2}' are left out: {3}{4}", $"{broken.Length}", $"{files.Count}", _folder,
                string.Join("; ", broken.Take(BrokenFilesNamed).Select(i => $"'{files[i]}': {errors[i]}")), broken.Length > BrokenFilesNamed ? "; …" : ".");
        }

        return broken.Length < files.Count
            ? [.. files.Where((_, i) => errors[i] is null)]
            : throw new InvalidOperationException($"Folder '{_folder}' has no image that can be read: '{files[0]}': {errors[0]}.");
    }

    private IndexedColumn LabelColumn(string name)
    {
        if (_files.FirstOrDefault(file => !file.Contains('/', StringComparison.Ordinal)) is { } unlabelled)
        {
            throw new InvalidOperationException(
                $"Folder '{_folder}' has images in subfolders, whose names are labels, and '{unlabelled}' beside them, which has none: "
                + "move it into a subfolder, or give labelColumnName: null for no labels.");
        }

        string[] classes = [.. _files.Select(ClassOf)];
        string[] found = [.. classes.Distinct().Order(StringComparer.Ordinal)];
        if (_options.ClassNames is null && found.All(item => s_splits.Contains(item, StringComparer.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(
                $"The subfolders of '{_folder}' ({string.Join(", ", found)}) look like parts of one data set, not like classes: load '{Path.Combine(_folder, found[^1])}' "
                + "and its like one by one, or name the subfolders in ClassNames if they are classes, or give labelColumnName: null for no labels.");
        }

        var names = _options.ClassNames ?? found;
        if (found.Except(names).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException(
                $"Folder '{_folder}' has a subfolder '{unknown}', but ClassNames names only {string.Join(", ", names)}: add it there, or move it away.");
        }

        var numbers = names.Select((item, i) => (item, Key: (uint)i + 1)).ToDictionary(pair => pair.item, pair => pair.Key);
        uint[] keys = [.. classes.Select(item => numbers[item])];
        return new IndexedColumn(
            name,
            new KeyDataViewType(typeof(uint), names.Count),
            row => (ValueGetter<uint>)((ref uint value) => value = keys[row()]),
            KeyNames.Write(names));
    }

    private static string ClassOf(string file) => file[..file.IndexOf('/', StringComparison.Ordinal)];

    private void Tell(ImageFolderListing listing, IChannel channel)
    {
        if (listing.Others.Count == 0 && listing.EmptyFolders.Count == 0)
            return;

        var others = listing.Others.Select(other => $"{other.Value} {(other.Key.Length == 0 ? "without extension" : other.Key)}");
        channel.Info(MessageSensitivity.None, "'{0}': {1} images; left out: {2}; subfolders without images: {3}.", _folder, $"{listing.Files.Count}",
            listing.Others.Count == 0 ? "none" : string.Join(", ", others),
            listing.EmptyFolders.Count == 0 ? "none" : string.Join(", ", listing.EmptyFolders));
    }
}
