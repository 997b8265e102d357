using System.IO.Compression;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Writes a model's zip.</summary>
internal sealed class RepositoryWriter : Repository
{
    private readonly ZipArchive _archive;
    private readonly HashSet<string> _paths = [];

    // A zip being written takes one entry at a time, so an entry waits here, closed, until the next is created.
    private readonly Queue<Entry> _closed = [];

    private RepositoryWriter(Stream stream, IExceptionContext ectx)
        : base(ectx)
        => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public static RepositoryWriter CreateNew(Stream stream, IExceptionContext ectx = null, bool useFileSystem = true)
    {
        ectx.CheckValue(stream, nameof(stream));
        var repository = new RepositoryWriter(stream, ectx);
        using Entry entry = repository.CreateEntry("TrainingInfo", "Version.txt");
        using var writer = new StreamWriter(entry.Stream, leaveOpen: true);
        writer.WriteLine(typeof(RepositoryWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion);
        return repository;
    }

    public Entry CreateEntry(string name) => CreateEntry(null, name);

    public Entry CreateEntry(string dir, string name)
    {
        ExceptionContext.Check(!Disposed);
        Flush();
        string path = GetPath(dir, name);
        if (!_paths.Add(path))
            throw ExceptionContext.ExceptParam(nameof(name), "Duplicate entry: '{0}'", path);
        return AddEntry(path, new MemoryStream());
    }

    public void Commit()
    {
        ExceptionContext.Check(!Disposed);
        DisposeAllEntries();
        Flush();
        Dispose(true);
    }

    protected override void OnDispose(Entry ent)
    {
        RemoveEntry(ent);
        _closed.Enqueue(ent);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _archive.Dispose();
    }

    private void Flush()
    {
        while (_closed.TryDequeue(out Entry entry))
        {
            using Stream source = entry.Stream;
            using Stream destination = _archive.CreateEntry(entry.Path).Open();
            source.Position = 0;
            source.CopyTo(destination);
        }
    }
}
