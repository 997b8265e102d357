namespace Microsoft.ML;

public sealed class ModelSaveContext
{
    public readonly RepositoryWriter? Repository;
    public readonly string? Directory;
    public readonly BinaryWriter Writer = null!;

    public void SetVersionInfo(VersionInfo ver) => throw null!;

    public void SaveString(string str) => throw null!;
}
