namespace Microsoft.ML;

public sealed class ModelLoadContext
{
    public readonly RepositoryReader? Repository;
    public readonly string? Directory;
    public readonly BinaryReader Reader = null!;
    public ModelHeader Header;

    public string LoadString() => throw null!;
}
