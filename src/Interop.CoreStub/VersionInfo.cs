namespace Microsoft.ML;

public readonly struct VersionInfo
{
    public readonly ulong ModelSignature;

    public VersionInfo(
        string modelSignature,
        uint verWrittenCur,
        uint verReadableCur,
        uint verWeCanReadBack,
        string loaderAssemblyName,
        string? loaderSignature = null,
        string? loaderSignatureAlt = null) => throw null!;
}
