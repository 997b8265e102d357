using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <content>Writing: an empty header first, the true one over it at the end.</content>
internal partial struct ModelHeader
{
    public static void BeginWrite(BinaryWriter writer, out long fpMin, out ModelHeader header)
    {
        fpMin = writer.BaseStream.Position;
        header = new ModelHeader
        {
            Signature = SignatureValue,
            VerWritten = VersionWithAssemblyName,
            VerReadable = VersionWithAssemblyName,
            FpModel = Size,
        };
        writer.Write(new byte[Size]);
    }

    public static void EndWrite(BinaryWriter writer, long fpMin, ref ModelHeader header, NormStr.Pool pool, string loaderAssemblyName)
    {
        header.CbModel = Here(writer, fpMin) - header.FpModel;
        Contracts.Check(header.CbModel >= 0);
        WriteStrings(writer, fpMin, ref header, pool);
        if (!string.IsNullOrEmpty(loaderAssemblyName))
        {
            header.FpAssemblyName = Here(writer, fpMin);
            header.CbAssemblyName = (uint)WriteCharacters(writer, loaderAssemblyName);
        }

        header.FpTail = Here(writer, fpMin);
        writer.Write(TailSignatureValue);
        header.FpLim = Here(writer, fpMin);

        writer.BaseStream.Position = fpMin;
        writer.Write(BytesOf(ref header));
        writer.Flush();
        writer.BaseStream.Position = fpMin + header.FpLim;
    }

    public static void SetVersionInfo(ref ModelHeader header, VersionInfo ver)
    {
        header.ModelSignature = ver.ModelSignature;
        header.ModelVerWritten = ver.VerWrittenCur;
        header.ModelVerReadable = ver.VerReadableCur;
        header.Loader = LoaderSignature.From(ver.LoaderSignature);
        header.LoaderAlt = LoaderSignature.From(ver.LoaderSignatureAlt);
    }

    private static void WriteStrings(BinaryWriter writer, long fpMin, ref ModelHeader header, NormStr.Pool pool)
    {
        if (pool is null || pool.Count == 0)
            return;
        header.FpStringTable = Here(writer, fpMin);
        long end = 0;
        foreach (NormStr text in pool)
        {
            end += text.Value.Length * sizeof(char);
            writer.Write(end);
        }

        header.FpStringChars = Here(writer, fpMin);
        header.CbStringTable = header.FpStringChars - header.FpStringTable;
        foreach (NormStr text in pool)
            header.CbStringChars += WriteCharacters(writer, text.Value.Span);
    }

    private static long WriteCharacters(BinaryWriter writer, ReadOnlySpan<char> characters)
    {
        foreach (char character in characters)
            writer.Write((ushort)character);
        return characters.Length * sizeof(char);
    }

    private static long Here(BinaryWriter writer, long fpMin)
    {
        writer.Flush();
        return writer.BaseStream.Position - fpMin;
    }
}
