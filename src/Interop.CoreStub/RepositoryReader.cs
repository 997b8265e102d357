namespace Microsoft.ML;

public sealed class RepositoryReader : Repository
{
    public Entry? OpenEntryOrNull(string? dir, string name) => throw null!;
}
