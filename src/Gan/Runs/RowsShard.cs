using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GanRefinement.Gan.Runs;

/// <summary>A part of what was generated or refined, in a file: a header in JSON, then for each side (before refining, after) each row's class, score and
/// values, then a SHA-256. Written and read row by row, so that a part may be larger than memory.</summary>
internal sealed class RowsShard
{
    private const int HashBytes = 32;

    // The last character is the format's number.
    private static readonly byte[] s_magic = "GANROWS1"u8.ToArray();

    private readonly long _start;
    private readonly int _values;

    private RowsShard(string path, JsonObject header, long start, long bytes)
    {
        (Path, Header, _start) = (path, header, start);
        Dimensions = [.. header["dimensions"]!.AsArray().Select(node => (int)node!)];
        _values = Dimensions.Aggregate(1, (product, next) => product * next);
        Count = checked((int)(bytes / RowBytes / Sides));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What must be the same in all parts, but for <c>shard</c>.</summary>
    public JsonObject Header { get; }

    /// <summary>From 1, as in <c>--shard</c>.</summary>
    public int Number => (int)Header["shard"]!;

    /// <summary>How many parts there are.</summary>
    public int Shards => (int)Header["shards"]!;

    /// <summary>Images of a row: one, or two before and after refining.</summary>
    public int Sides => (int)Header["sides"]!;

    /// <summary>Of an image.</summary>
    public int[] Dimensions { get; }

    /// <summary>Names of classes; none without.</summary>
    public string[] Classes => [.. Header["classes"]!.AsArray().Select(node => (string)node!)];

    /// <summary>Rows of a side.</summary>
    public int Count { get; }

    private int RowBytes => sizeof(int) + sizeof(float) + (_values * sizeof(float));

    /// <summary>Whether a file begins as one of these.</summary>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        var begin = new byte[s_magic.Length - 1];
        return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length
            && begin.AsSpan().SequenceEqual(s_magic.AsSpan(0, begin.Length));
    }

    /// <summary>Writes one, which is there whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">See <see cref="Header"/>.</param>
    /// <param name="sides">Each gives the rows of a side: image, score and key of the class.</param>
    public static void Write(string path, JsonObject header, IEnumerable<Action<Action<float[], float, int>>> sides)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var part = path + ".part";
        try
        {
            WriteAll(part, header, sides);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static void WriteAll(string path, JsonObject header, IEnumerable<Action<Action<float[], float, int>>> sides)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using BufferedStream file = new(File.Create(path), 1 << 16);
        void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            file.Write(bytes);
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        Add(s_magic);
        Add(BitConverter.GetBytes(text.Length));
        Add(text);
        foreach (var side in sides)
        {
            side((image, score, key) =>
            {
                Add(BitConverter.GetBytes(key));
                Add(BitConverter.GetBytes(score));
                Add(MemoryMarshal.AsBytes(image.AsSpan()));
            });
        }
        file.Write(hash.GetHashAndReset());
    }

    /// <summary>Opens one, and reads all of it once for its hash.</summary>
    /// <exception cref="BadInputException">It is damaged, or of another version.</exception>
    public static RowsShard Open(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = file.Length - HashBytes;
        var begin = new byte[s_magic.Length + sizeof(int)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = bytes; left > 0;)
        {
            var count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            hash.AppendData(buffer, 0, count);
            left -= count;
        }
        var stored = new byte[HashBytes];
        if (bytes < begin.Length || file.ReadAtLeast(stored, HashBytes, throwOnEndOfStream: false) < HashBytes
            || !hash.GetHashAndReset().AsSpan().SequenceEqual(stored))
        {
            throw new BadInputException($"'{path}' is damaged: its content does not have the SHA-256 at its end. Make this shard again.");
        }
        file.Position = 0;
        file.ReadExactly(begin);
        if (begin[s_magic.Length - 1] != s_magic[^1])
            throw new BadInputException($"'{path}' is of a later version's format: merge it with that version.");
        var text = new byte[BinaryPrimitives.ReadInt32LittleEndian(begin.AsSpan(s_magic.Length))];
        file.ReadExactly(text);
        return new(path, JsonNode.Parse(text)!.AsObject(), file.Position, bytes - file.Position);
    }

    /// <summary>Reads rows of a side: class, score and, if asked for, values.</summary>
    public IEnumerable<(int Key, float Score, float[] Image)> Read(int side, bool values, int first = 0)
    {
        using BufferedStream file = new(File.OpenRead(Path), 1 << 16);
        file.Position = _start + (((long)side * Count) + first) * RowBytes;
        var head = new byte[sizeof(int) + sizeof(float)];
        for (var row = first; row < Count; row++)
        {
            file.ReadExactly(head);
            var image = new float[values ? _values : 0];
            if (values)
                file.ReadExactly(MemoryMarshal.AsBytes(image.AsSpan()));
            else
                file.Seek(_values * sizeof(float), SeekOrigin.Current);
            yield return (BinaryPrimitives.ReadInt32LittleEndian(head), BinaryPrimitives.ReadSingleLittleEndian(head.AsSpan(sizeof(int))), image);
        }
    }
}
