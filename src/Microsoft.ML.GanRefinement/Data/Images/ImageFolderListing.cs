namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The image files of a folder and its subfolders, each real file once, in the ordinal order of their paths.</summary>
internal sealed class ImageFolderListing
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"];

    // What archives and systems leave behind.
    private static readonly string[] s_notes = ["__MACOSX", "@eaDir", "$RECYCLE.BIN"];

    private readonly string _root;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _emptyFolders = [];
    private readonly SortedDictionary<string, int> _others = new(StringComparer.OrdinalIgnoreCase);

    private ImageFolderListing(string root) => _root = root;

    /// <summary>Paths within the folder, with '/' between their parts.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Subfolders of the folder itself without an image.</summary>
    public IReadOnlyList<string> EmptyFolders => _emptyFolders;

    /// <summary>How many files end in what no image ends in.</summary>
    public IReadOnlyDictionary<string, int> Others => _others;

    /// <summary>The extensions of images.</summary>
    public static string Extensions => string.Join(", ", s_extensions);

    /// <summary>Lists a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static ImageFolderListing Of(string folder)
    {
        ImageFolderListing listing = new(folder);
        listing.Visit(new DirectoryInfo(folder));
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

    // Sorted, so that of two ways to one real file the same is taken everywhere.
    private void Visit(DirectoryInfo folder)
    {
        if (!_visited.Add(RealPath(folder)))
            return;

        foreach (var item in folder.EnumerateFileSystemInfos().Where(IsListed).OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            if (Target(item) is not { } real)
                continue;

            if (real is DirectoryInfo or { Attributes: FileAttributes.Directory })
                Visit(new DirectoryInfo(item.FullName));
            else if (!s_extensions.Contains(item.Extension, StringComparer.OrdinalIgnoreCase))
                _others[item.Extension] = _others.GetValueOrDefault(item.Extension) + 1;
            else if (real.Exists && _visited.Add(RealPath(item)))
                _files.Add(Path.GetRelativePath(_root, item.FullName).Replace(Path.DirectorySeparatorChar, '/'));
        }
    }

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
