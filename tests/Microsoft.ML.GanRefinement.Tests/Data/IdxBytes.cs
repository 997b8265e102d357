using System.Buffers.Binary;
using System.IO.Compression;

namespace Microsoft.ML.GanRefinement.Tests.Data;

/// <summary>Makes the content of IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] Of(int[] dimensions, params byte[] values)
    {
        var header = new byte[4 + 4 * dimensions.Length];
        header[2] = 8;
        header[3] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), dimensions[i]);

        return [.. header, .. values];
    }

    public static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);

        return zipped.ToArray();
    }
}
