namespace Microsoft.ML.Data;

/// <summary>The numbers of the .idv format.</summary>
internal static class IdvFormat
{
    public const int HeaderSize = 256;
    public const ulong Signature = 0x00425644004C4D43;
    public const ulong TailSignature = 0x434D4C0044564200;
    public const ulong Version = 0x0001000100010006;
    public const byte NoCompression = 0;
    public const byte Deflate = 1;
}
