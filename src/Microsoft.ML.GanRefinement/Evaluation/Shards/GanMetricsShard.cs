using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

/// <summary>What one part of the images adds to an evaluation, to be saved, and merged with the other parts by
/// <see cref="GanCatalog.MergeShards"/>. Made by <see cref="GanCatalog.EvaluateShard(IDataView, IDataView, GanShard, EvaluationOptions)"/>.</summary>
/// <remarks>A file has a SHA-256 over its content. Its size does not grow with the images unless features are kept: the Fréchet distance takes eight bytes for
/// each pair of features, real and generated; a kernel distance the features of the images in its subsets.</remarks>
public sealed class GanMetricsShard
{
    private const int HashBytes = 32;

    // The last character is the format's number.
    private static readonly byte[] s_magic = "GANMETRICS1"u8.ToArray();

    private readonly byte[] _body;

    internal GanMetricsShard(ShardHeader header, byte[] body, string name) => (Header, _body, Name) = (header, body, name);

    /// <summary>Which part it is.</summary>
    public GanShard Shard => new(Header.Index, Header.Count);

    /// <summary>What it says of itself.</summary>
    internal ShardHeader Header { get; }

    /// <summary>For messages.</summary>
    internal string Name { get; private init; }

    /// <summary>Reads a file that <see cref="Save"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no such file, of another version, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GanMetricsShard Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OfBytes(File.ReadAllBytes(path), $"'{path}'");
    }

    /// <summary>Writes a file, which is there whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var part = path + ".part";
        try
        {
            File.WriteAllBytes(part, ToBytes());
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>As in a file.</summary>
    internal byte[] ToBytes()
    {
        using MemoryStream bytes = new(_body.Length + 4096);
        using BinaryWriter writer = new(bytes);
        writer.Write(s_magic);
        var header = JsonSerializer.SerializeToUtf8Bytes(Header);
        writer.Write(header.Length);
        writer.Write(header);
        writer.Write(_body);
        writer.Flush();
        writer.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Of a file's content.</summary>
    internal static GanMetricsShard OfBytes(byte[] bytes, string name)
    {
        if (!bytes.AsSpan().StartsWith(s_magic.AsSpan(0, s_magic.Length - 1)))
            throw new FormatException($"{name} is no shard of an evaluation, or is damaged.");
        if (bytes.Length < s_magic.Length + HashBytes + sizeof(int)
            || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - HashBytes)))
        {
            throw new FormatException($"{name} is damaged: its content does not have the SHA-256 at its end. Evaluate this shard again.");
        }

        if (bytes[s_magic.Length - 1] != s_magic[^1])
            throw new FormatException($"{name} is a shard of a later version's format: merge it with that version.");
        var start = s_magic.Length + sizeof(int);
        var length = BitConverter.ToInt32(bytes, s_magic.Length);
        var header = JsonSerializer.Deserialize<ShardHeader>(bytes.AsSpan(start, length))!;
        return new(header, bytes[(start + length)..^HashBytes], name);
    }

    /// <summary>This shard with what its maker knows beside.</summary>
    internal GanMetricsShard With(string? settings, IReadOnlyList<string> warnings) =>
        new(Header with { Settings = settings, Warnings = warnings }, _body, Name);

    /// <summary>Reads what was gathered.</summary>
    internal BinaryReader ReadBody() => new(new MemoryStream(_body, writable: false));
}
