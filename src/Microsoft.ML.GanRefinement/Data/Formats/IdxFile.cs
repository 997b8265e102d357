using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>A file in the IDX format of the MNIST family: unsigned bytes with their dimensions. Gzip is recognised by its first
/// bytes.</summary>
/// <remarks>Format: two zero bytes, the type (8 is unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit number,
/// the values. Offsets in errors count the bytes of the file, or, of a gzipped file, of what is in it.</remarks>
internal sealed class IdxFile
{
    private const int UnsignedByte = 8;
    private const int Int32 = 12;
    private const int MagicSize = 4;

    // Deflate cannot do better than this, so a header that promises more is wrong; nothing is allocated for it.
    private const long MaxDeflateRatio = 1032;

    private readonly int _start;
    private readonly long _stride;

    // The first record's place in the file, and bytes from one record to the next.
    private IdxFile(string path, int[] dimensions, byte[] values, int start, long stride)
    {
        Path = path;
        Dimensions = dimensions;
        Values = values;
        (_start, _stride) = (start, stride);
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>The dimensions, the number of records first.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The values, last dimension fastest.</summary>
    public byte[] Values { get; }

    /// <summary>Where a record starts in the file, or, of a gzipped file, in what is in it.</summary>
    public long OffsetOf(int record) => _start + (record * _stride);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="rank">How many dimensions it must have.</param>
    /// <exception cref="FormatException">The file is truncated or corrupt; the message has its name and a byte offset.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path, int rank)
    {
        using var file = File.OpenRead(path);
        var zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        var magic = new byte[MagicSize];
        Fill(path, stream, magic, 0);
        // QMNIST's labels are rows of 32-bit numbers, of which the first is the class.
        var extended = rank == 1 && magic[2] == Int32 && magic[3] == 2;
        (var type, var found) = extended ? (Int32, 2) : (UnsignedByte, rank);
        byte[] header = [.. magic, .. new byte[HeaderSize(found) - MagicSize]];
        Fill(path, stream, header.AsSpan(MagicSize), MagicSize);
        var dimensions = ReadHeader(path, header, type, found);
        var available = zipped ? file.Length * MaxDeflateRatio : file.Length - header.Length;
        var values = new byte[CountValues(path, extended ? [.. dimensions, sizeof(int)] : dimensions, available)];
        Fill(path, stream, values, header.Length);
        if (Read(path, stream, stackalloc byte[1], header.Length + (long)values.Length) != 0)
            throw Corrupt(path, header.Length + (long)values.Length, "has more data than its header says");

        return extended
            ? new IdxFile(path, [dimensions[0]], FirstOfEach(path, values, dimensions), header.Length, (long)dimensions[1] * sizeof(int))
            : new IdxFile(path, dimensions, values, header.Length, dimensions.Skip(1).Aggregate(1L, (product, dimension) => product * dimension));
    }

    /// <summary>The same images with rows where their columns were.</summary>
    public IdxFile Transpose()
    {
        var shape = new ImageShape(1, Dimensions[2], Dimensions[1]);
        var values = new byte[Values.Length];
        for (var start = 0; start < values.Length; start += shape.Size)
            Planes.Transpose(Values.AsSpan(start, shape.Size), values.AsSpan(start, shape.Size), shape);

        return new IdxFile(Path, [Dimensions[0], shape.Height, shape.Width], values, _start, _stride);
    }

    /// <summary>The error for a corrupt file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">The byte where it shows.</param>
    /// <param name="what">What is wrong, as the sentence's verb.</param>
    /// <param name="inner">What the decompressor said, or null.</param>
    public static FormatException Corrupt(string path, long offset, string what, Exception? inner = null) =>
        new($"IDX file '{path}' {what} (at byte offset {offset}).", inner);

    /// <summary>Where the values start in a file of that many dimensions.</summary>
    public static int HeaderSize(int rank) => 4 + 4 * rank;

    private static byte[] FirstOfEach(string path, byte[] values, int[] dimensions)
    {
        var labels = new byte[dimensions[0]];
        for (var i = 0; i < labels.Length; i++)
        {
            int offset = i * dimensions[1] * sizeof(int), label = BinaryPrimitives.ReadInt32BigEndian(values.AsSpan(offset));
            labels[i] = label is >= 0 and <= byte.MaxValue
                ? (byte)label
                : throw Corrupt(path, HeaderSize(dimensions.Length) + offset, $"has the label {label}, which no class can have");
        }

        return labels;
    }

    private static int[] ReadHeader(string path, byte[] header, int type, int rank)
    {
        if (header[0] != 0 || header[1] != 0)
            throw Corrupt(path, 0, $"does not start with two zero bytes but with {header[0]:X2} {header[1]:X2}");

        if (header[2] != type)
            throw Corrupt(path, 2, $"has values of type {header[2]}, not of type {UnsignedByte} (unsigned byte)");

        if (header[3] != rank)
            throw Corrupt(path, 3, $"has {header[3]} dimensions, not {rank}");

        var dimensions = new int[rank];
        for (var i = 0; i < rank; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + 4 * i));

            // No records is an empty data set; records of no size are a mistake.
            if (dimensions[i] < (i == 0 ? 0 : 1))
                throw Corrupt(path, 4 + 4 * i, $"has the impossible dimension {(uint)dimensions[i]}");
        }

        return dimensions;
    }

    private static int CountValues(string path, int[] dimensions, long available)
    {
        var count = dimensions.Aggregate(1m, (product, dimension) => product * dimension);
        return count <= Math.Min(available, Array.MaxLength)
            ? (int)count
            : throw Corrupt(
                path, HeaderSize(dimensions.Length) + available, $"ends early: its header promises {count} values, more than the file can hold");
    }

    private static void Fill(string path, Stream stream, Span<byte> destination, long offset)
    {
        while (!destination.IsEmpty)
        {
            var read = Read(path, stream, destination, offset);
            if (read == 0)
                throw Corrupt(path, offset, $"ends early: {destination.Length} more bytes were expected");

            destination = destination[read..];
            offset += read;
        }
    }

    private static int Read(string path, Stream stream, Span<byte> destination, long offset)
    {
        try
        {
            return stream.Read(destination);
        }
        catch (InvalidDataException exception)
        {
            throw Corrupt(path, offset, "has damaged gzip data", exception);
        }
    }
}
