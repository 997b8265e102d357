namespace Microsoft.ML;

public struct ModelHeader
{
    public ulong ModelSignature;
    public uint ModelVerWritten;
    public uint ModelVerReadable;
}
