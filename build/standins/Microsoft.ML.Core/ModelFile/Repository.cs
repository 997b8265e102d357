using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The entries of a model's zip. All of them pass through memory; the real one also uses temporary files.</summary>
internal abstract partial class Repository : IDisposable
{
    private readonly List<Entry> _open = [];

    protected Repository(IExceptionContext ectx) => ExceptionContext = ectx;

    public IExceptionContext ExceptionContext { get; }

    protected bool Disposed { get; private set; }

    public void Dispose()
    {
        if (Disposed)
            return;
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        DisposeAllEntries();
        Disposed = true;
    }

    protected abstract void OnDispose(Entry ent);

    protected void DisposeAllEntries()
    {
        while (_open.Count > 0)
            _open[^1].Dispose();
    }

    protected Entry AddEntry(string path, Stream stream)
    {
        var entry = new Entry(this, path, stream);
        _open.Add(entry);
        return entry;
    }

    protected void RemoveEntry(Entry ent) => _open.Remove(ent);

    /// <summary>The name in the zip: with <c>/</c>, whatever the machine; the reader takes <c>\</c> too.</summary>
    protected static string NormalizeForArchiveEntry(string path) => path.Replace('\\', '/');

    protected string GetPath(string dir, string name)
    {
        ExceptionContext.CheckParam(dir is null || !dir.Contains("..", StringComparison.Ordinal), nameof(dir));
        ExceptionContext.CheckParam(!string.IsNullOrWhiteSpace(name) && !name.Contains("..", StringComparison.Ordinal), nameof(name));
        return NormalizeForArchiveEntry(string.IsNullOrEmpty(dir) ? name : $"{dir}/{name}");
    }
}
