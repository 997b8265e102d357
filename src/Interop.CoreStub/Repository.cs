namespace Microsoft.ML;

public abstract class Repository
{
    public sealed class Entry : IDisposable
    {
        public string Path => throw null!;

        public Stream Stream => throw null!;

        public void Dispose() => throw null!;
    }
}
