namespace Microsoft.ML;

internal abstract partial class Repository
{
    /// <summary>An open entry; its stream belongs to the repository.</summary>
    public sealed class Entry : IDisposable
    {
        private Repository _repository;

        internal Entry(Repository rep, string path, Stream stream)
        {
            _repository = rep;
            Path = path;
            Stream = stream;
        }

        public string Path { get; }

        public Stream Stream { get; }

        public void Dispose()
        {
            Repository repository = _repository;
            _repository = null;
            repository?.OnDispose(this);
        }
    }
}
