using System.Formats.Tar;
using System.IO.Compression;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Datasets;

/// <summary>Finds a known data set: in the system's folder, in the user's cache, or at its own address.</summary>
/// <param name="terminal">Where progress is shown.</param>
/// <param name="folder">The cache; null for the user's.</param>
/// <param name="address">Another address in the data set's place, for tests.</param>
/// <param name="patience">How long a server may be silent; null for a minute.</param>
internal sealed class DatasetCache(Terminal terminal, string? folder = null, Uri? address = null, TimeSpan? patience = null)
{
    private readonly string _folder = folder ?? UsersFolder();

    /// <summary>The folder with all files of a data set.</summary>
    /// <exception cref="BadInputException">It is nowhere, and downloading it is not allowed or failed; the message says where to put the files.</exception>
    public string Find(KnownDataset dataset, bool offline, CancellationToken cancellation)
    {
        var cached = Path.Combine(_folder, dataset.Name);
        if (address is null && dataset.IsIn(dataset.SystemFolder))
            return dataset.SystemFolder;
        if (dataset.IsIn(cached))
            return cached;
        if (offline)
            throw Missing(dataset, cached, "it is not on this machine, and --offline forbids to download it.", null);
        Directory.CreateDirectory(cached);
        var source = address ?? new Uri(dataset.Address);
        try
        {
            foreach (var file in dataset.Downloads)
                Fetch(new Uri(source, file.Name), file, cached, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw Missing(dataset, cached, $"downloading it from {source} failed ({e.Message.TrimEnd('.')}).", e);
        }
        return dataset.IsIn(cached)
            ? cached
            : throw Missing(dataset, cached, $"what {source} has lacks some of its files.", null);
    }

    private static string UsersFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "gan-refinement");
    }

    private static BadInputException Missing(KnownDataset dataset, string cached, string why, Exception? inner) => new(
        $"The data set {dataset.Name} cannot be had: {why} Put {string.Join(", ", dataset.Files)} (gzipped or not) into '{cached}', or name their folder "
            + $"with --data.",
        inner);

    private void Fetch(Uri from, DataFile file, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        terminal.Work($"Downloading {file.Name}", work =>
        {
            using Download download = new(from, path, file.Sha256, patience);
            download.Run(work, cancellation);
            return true;
        });
        if (!file.Name.EndsWith(".tar.gz", StringComparison.Ordinal))
            return;
        terminal.Work($"Unpacking {file.Name}", _ =>
        {
            Unpack(path, folder, cancellation);
            return true;
        });
        File.Delete(path);
    }

    // Plain files by their last names alone: an archive has no say in where they go.
    private static void Unpack(string archive, string folder, CancellationToken cancellation)
    {
        using GZipStream packed = new(File.OpenRead(archive), CompressionMode.Decompress);
        using TarReader reader = new(packed);
        while (reader.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && Path.GetFileName(entry.Name) is { Length: > 0 } name)
                entry.ExtractToFile(Path.Combine(folder, name), overwrite: true);
        }
    }
}
