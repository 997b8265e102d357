using System.Runtime.InteropServices;

namespace Microsoft.ML;

/// <summary>The first 256 bytes of a model, little-endian; positions count from their beginning.</summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal partial struct ModelHeader
{
    public const int Size = 0x100;
    public const ulong SignatureValue = 0x4C45444F4D004C4D;
    public const ulong TailSignatureValue = 0x4D4C004D4F44454C;

    private const uint VersionWithAssemblyName = 0x00010002;
    private const uint OldestReadableVersion = 0x00010001;

    [FieldOffset(0x00)]
    public ulong Signature;

    [FieldOffset(0x08)]
    public uint VerWritten;

    [FieldOffset(0x0C)]
    public uint VerReadable;

    [FieldOffset(0x10)]
    public long FpModel;

    [FieldOffset(0x18)]
    public long CbModel;

    [FieldOffset(0x20)]
    public long FpStringTable;

    [FieldOffset(0x28)]
    public long CbStringTable;

    [FieldOffset(0x30)]
    public long FpStringChars;

    [FieldOffset(0x38)]
    public long CbStringChars;

    [FieldOffset(0x40)]
    public ulong ModelSignature;

    [FieldOffset(0x48)]
    public uint ModelVerWritten;

    [FieldOffset(0x4C)]
    public uint ModelVerReadable;

    [FieldOffset(0x50)]
    public LoaderSignature Loader;

    [FieldOffset(0x68)]
    public LoaderSignature LoaderAlt;

    [FieldOffset(0x80)]
    public long FpTail;

    [FieldOffset(0x88)]
    public long FpLim;

    [FieldOffset(0x90)]
    public long FpAssemblyName;

    [FieldOffset(0x98)]
    public uint CbAssemblyName;

    private static Span<byte> BytesOf(ref ModelHeader header) => MemoryMarshal.AsBytes(new Span<ModelHeader>(ref header));
}
