using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <content>Reading: everything but the model itself is read and checked first.</content>
internal partial struct ModelHeader
{
    public static void BeginRead(
        out long fpMin, out ModelHeader header, out string[] strings, out string loaderAssemblyName, BinaryReader reader)
    {
        fpMin = reader.BaseStream.Position;
        header = default;
        Contracts.CheckDecode(reader.BaseStream.ReadAtLeast(BytesOf(ref header), Size, throwOnEndOfStream: false) == Size);
        CheckLayout(header, reader.BaseStream.Length - fpMin);
        strings = ReadStrings(header, fpMin, reader);
        loaderAssemblyName = header.FpAssemblyName == 0
            ? null
            : ReadCharacters(reader, fpMin + header.FpAssemblyName, header.CbAssemblyName);
        reader.BaseStream.Position = fpMin + header.FpTail;
        Contracts.CheckDecode(reader.ReadUInt64() == TailSignatureValue, "Corrupt model file tail");
        reader.BaseStream.Position = fpMin + header.FpModel;
    }

    public static void EndRead(long fpMin, ref ModelHeader header, BinaryReader reader)
    {
        Contracts.CheckDecode(header.FpModel + header.CbModel == reader.BaseStream.Position - fpMin);
        reader.BaseStream.Position = fpMin + header.FpLim;
    }

    public static void CheckVersionInfo(ref ModelHeader header, VersionInfo ver)
    {
        Contracts.CheckDecode(header.ModelSignature == ver.ModelSignature, "Unknown file type");
        Contracts.CheckDecode(header.ModelVerReadable <= header.ModelVerWritten, "Corrupt file header");
        Contracts.CheckDecode(header.ModelVerReadable <= ver.VerWrittenCur,
            $"Component '{ver.LoaderSignature}' of the model is too new: at most version {ver.VerWrittenCur:X8} can be read, found {header.ModelVerReadable:X8}.");
        Contracts.CheckDecode(header.ModelVerWritten >= ver.VerWeCanReadBack,
            $"Component '{ver.LoaderSignature}' of the model is too old: version {ver.VerWeCanReadBack:X8} or later can be read, found {header.ModelVerWritten:X8}.");
    }

    private static void CheckLayout(in ModelHeader header, long available)
    {
        Contracts.CheckDecode(header.Signature == SignatureValue, "Wrong file type");
        Contracts.CheckDecode(header.VerReadable <= header.VerWritten, "Corrupt file header");
        Contracts.CheckDecode(header.VerReadable <= VersionWithAssemblyName, "File is too new");
        Contracts.CheckDecode(header.VerWritten >= OldestReadableVersion, "File is too old");

        // The sections follow each other without gaps; one that is missing has position and size 0.
        long end = Follow(Size, header.FpModel, header.CbModel, mayBeMissing: false);
        Contracts.CheckDecode((header.FpStringTable == 0) == (header.FpStringChars == 0));
        end = Follow(end, header.FpStringTable, header.CbStringTable, mayBeMissing: true);
        end = Follow(end, header.FpStringChars, header.CbStringChars, mayBeMissing: true);
        end = Follow(end, header.FpAssemblyName, header.CbAssemblyName, mayBeMissing: true);
        Contracts.CheckDecode(header.FpTail == end && header.FpLim == end + sizeof(ulong) && header.FpLim <= available);
    }

    private static long Follow(long end, long position, long size, bool mayBeMissing)
    {
        if (mayBeMissing && position == 0)
        {
            Contracts.CheckDecode(size == 0);
            return end;
        }

        Contracts.CheckDecode(position == end && size >= 0 && position + size >= position);
        return position + size;
    }

    private static string[] ReadStrings(in ModelHeader header, long fpMin, BinaryReader reader)
    {
        Contracts.CheckDecode(header.CbStringTable % sizeof(long) == 0);
        string[] strings = new string[header.CbStringTable / sizeof(long)];
        long begin = 0;
        for (int i = 0; i < strings.Length; i++)
        {
            reader.BaseStream.Position = fpMin + header.FpStringTable + (i * sizeof(long));
            long end = reader.ReadInt64();
            Contracts.CheckDecode(begin <= end && end <= header.CbStringChars);
            strings[i] = ReadCharacters(reader, fpMin + header.FpStringChars + begin, end - begin);
            begin = end;
        }

        Contracts.CheckDecode(begin == header.CbStringChars);
        return strings;
    }

    private static string ReadCharacters(BinaryReader reader, long position, long size)
    {
        Contracts.CheckDecode(size % sizeof(char) == 0);
        reader.BaseStream.Position = position;
        return string.Create((int)(size / sizeof(char)), reader, static (characters, source) =>
        {
            for (int i = 0; i < characters.Length; i++)
                characters[i] = (char)source.ReadUInt16();
        });
    }
}
