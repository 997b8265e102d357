using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reads a model's zip.</summary>
internal sealed class RepositoryReader : Repository
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];

    private RepositoryReader(Stream stream, IExceptionContext ectx)
        : base(ectx)
    {
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception exception)
        {
            throw ectx.ExceptDecode(exception, "Failed to open a zip archive");
        }

        foreach (ZipArchiveEntry entry in _archive.Entries)
            _entries[NormalizeForArchiveEntry(entry.FullName)] = entry;
    }

    public static RepositoryReader Open(Stream stream, IExceptionContext ectx = null, bool useFileSystem = true)
    {
        ectx.CheckValue(stream, nameof(stream));
        return new RepositoryReader(stream, ectx);
    }

    public Entry OpenEntry(string name) => OpenEntry(null, name);

    public Entry OpenEntry(string dir, string name)
        => OpenEntryOrNull(dir, name) ?? throw ExceptionContext.Except("Repository doesn't contain entry {0}", GetPath(dir, name));

    public Entry OpenEntryOrNull(string name) => OpenEntryOrNull(null, name);

    public Entry OpenEntryOrNull(string dir, string name)
    {
        ExceptionContext.Check(!Disposed);
        string path = GetPath(dir, name);
        if (!_entries.TryGetValue(path, out ZipArchiveEntry entry))
            return null;
        ExceptionContext.CheckDecode(entry.Length < int.MaxValue, "Repository stream too large to read into memory");
        // Not with the length as capacity: it is what the file says, whatever there is.
        var stream = new MemoryStream();
        using (Stream source = entry.Open())
            source.CopyTo(stream);
        stream.Position = 0;
        return AddEntry(path, stream);
    }

    protected override void OnDispose(Entry ent)
    {
        RemoveEntry(ent);
        ent.Stream.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _archive.Dispose();
    }
}
