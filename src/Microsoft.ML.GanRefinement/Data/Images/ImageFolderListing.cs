namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The image files of a folder and its subfolders, in the ordinal order of their paths: each real file once, or, where subfolders are
/// classes, once in each class that lists it.</summary>
internal sealed class ImageFolderListing
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".gif", ".webp"];

    // What archives and systems leave behind.
    private static readonly string[] s_notes = ["__MACOSX", "@eaDir", "$RECYCLE.BIN"];

    private readonly string _root;
    private readonly Dictionary<string, string> _firstPaths = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<(string Path, string First)> _twice = [];
    private readonly List<string> _emptyFolders = [];
    private readonly List<string> _unreachable = [];
    private readonly SortedDictionary<string, int> _others = new(StringComparer.OrdinalIgnoreCase);

    private ImageFolderListing(string root) => _root = root;

    /// <summary>Paths within the folder, with '/' between their parts.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The files that classes list by links although another class has them, and where that has them.</summary>
    public IReadOnlyList<(string Path, string First)> Twice => _twice;

    /// <summary>Subfolders of the folder itself without an image.</summary>
    public IReadOnlyList<string> EmptyFolders => _emptyFolders;

    /// <summary>Names of images under which no file can be opened: links to nothing, or names that are no UTF-8.</summary>
    public IReadOnlyList<string> Unreachable => _unreachable;

    /// <summary>How many files end in what no image ends in.</summary>
    public IReadOnlyDictionary<string, int> Others => _others;

    /// <summary>The extensions of images.</summary>
    public static string Extensions => string.Join(", ", s_extensions);

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">An absolute path.</param>
    /// <param name="classes">Whether its subfolders are classes.</param>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static ImageFolderListing Of(string folder, bool classes)
    {
        ImageFolderListing listing = new(folder);
        if (classes)
            listing.VisitClasses(new DirectoryInfo(folder));
        else
            listing.VisitFolder(new DirectoryInfo(folder), new HashSet<string>(StringComparer.Ordinal));

        // Ordinal, so that no system's language or file system changes the order of rows and labels.
        listing._files.Sort(StringComparer.Ordinal);
        foreach (var sub in new DirectoryInfo(folder).EnumerateDirectories().Where(IsListed).OrderBy(sub => sub.Name, StringComparer.Ordinal))
        {
            if (!listing._files.Any(file => file.StartsWith(sub.Name + '/', StringComparison.Ordinal)))
                listing._emptyFolders.Add(sub.Name);
        }

        return listing;
    }

    private static bool IsListed(FileSystemInfo item) => !item.Name.StartsWith('.') && !s_notes.Contains(item.Name, StringComparer.OrdinalIgnoreCase);

    // A file belongs to the class that lists it, wherever a link leads. A link to the whole of another class, or to the root, is passed over: it would
    // only give that class's files once more under another name.
    private void VisitClasses(DirectoryInfo root)
    {
        var items = ItemsOf(root);
        string[] real = [RealPath(root), .. items.OfType<DirectoryInfo>().Where(item => item.LinkTarget is null).Select(RealPath)];
        var loose = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is not DirectoryInfo folder)
            {
                Visit(item, loose);
                continue;
            }

            HashSet<string> visited = new(real, StringComparer.Ordinal);
            if (folder.LinkTarget is null)
                visited.Remove(RealPath(folder));

            VisitFolder(folder, visited);
        }
    }

    private void VisitFolder(DirectoryInfo folder, HashSet<string> visited)
    {
        if (!visited.Add(RealPath(folder)))
            return;

        foreach (var item in ItemsOf(folder))
            Visit(item, visited);
    }

    private void Visit(FileSystemInfo item, HashSet<string> visited)
    {
        var isImage = s_extensions.Contains(item.Extension, StringComparer.OrdinalIgnoreCase);
        if (Target(item) is not { } real)
        {
            if (isImage)
                _unreachable.Add(Relative(item));
            return;
        }

        if (real is DirectoryInfo or { Attributes: FileAttributes.Directory })
            VisitFolder(new DirectoryInfo(item.FullName), visited);
        else if (!isImage)
            _others[item.Extension] = _others.GetValueOrDefault(item.Extension) + 1;
        else if (!real.Exists)
            _unreachable.Add(Relative(item));
        else if (RealPath(item) is var place && visited.Add(place))
            Add(Relative(item), place);
    }

    private string Relative(FileSystemInfo item) => Path.GetRelativePath(_root, item.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private void Add(string path, string place)
    {
        _files.Add(path);
        if (!_firstPaths.TryAdd(place, path))
            _twice.Add((path, _firstPaths[place]));
    }

    // Sorted, so that of two ways to one real file the same is taken everywhere.
    private static FileSystemInfo[] ItemsOf(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().Where(IsListed).OrderBy(item => item.Name, StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException error)
        {
            throw Unreadable(folder.FullName, error);
        }
    }

    /// <summary>The error of a folder that may not be listed.</summary>
    public static IOException Unreadable(string folder, UnauthorizedAccessException error) =>
        new($"Folder '{folder}' cannot be read: {error.Message} See that it may be read, or move it away.", error);

    // Null for links that lead to each other, and so nowhere.
    private static FileSystemInfo? Target(FileSystemInfo item)
    {
        try
        {
            return item.ResolveLinkTarget(returnFinalTarget: true) ?? item;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // With the links of all folders on the way resolved, not only the last one.
    private static string RealPath(FileSystemInfo item)
    {
        var real = Target(item) ?? item;
        var parent = Path.GetDirectoryName(real.FullName);
        return parent is null ? real.FullName : Path.Combine(RealPath(new DirectoryInfo(parent)), real.Name);
    }
}
