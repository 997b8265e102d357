using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Tensorboard;

namespace GanRefinement.Gan.Runs;

/// <summary>An event file of TensorBoard: records of a length, its checksum, a message, and its checksum.</summary>
/// <remarks>The messages are TorchSharp's. Its own writer puts .NET ticks where the format has seconds since 1970, so that TensorBoard shows wrong
/// times.</remarks>
internal sealed class EventFile : IDisposable
{
    // The format's: a checksum of data that hold checksums would be weak.
    private const uint Mask = 0xa282ead8;

    private readonly FileStream _file;

    /// <param name="folder">Where TensorBoard looks; each start of a run makes a file of its own there.</param>
    public EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}";
        _file = new FileStream(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.Read);
        Write(new Event { FileVersion = "brain.Event:2" });
    }

    /// <summary>Adds numbers.</summary>
    /// <param name="step">The iteration.</param>
    /// <param name="values">By their names.</param>
    public void Add(long step, IEnumerable<KeyValuePair<string, double>> values)
    {
        Summary summary = new();
        summary.Value.AddRange(values.Select(value => new Summary.Types.Value { Tag = value.Key, SimpleValue = (float)value.Value }));
        Write(new Event { Step = step, Summary = summary });
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="step">The iteration.</param>
    /// <param name="tag">Its name.</param>
    /// <param name="png">The file's content.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public void AddImage(long step, string tag, byte[] png, int width, int height)
    {
        const int Rgba = 4;
        var image = new Summary.Types.Image { EncodedImageString = ByteString.CopyFrom(png), Width = width, Height = height, Colorspace = Rgba };
        Summary summary = new();
        summary.Value.Add(new Summary.Types.Value { Tag = tag, Image = image });
        Write(new Event { Step = step, Summary = summary });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The format's checksum: CRC-32C, rotated and shifted.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + Mask;
    }

    private void Write(Event message)
    {
        message.WallTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        var bytes = message.ToByteArray();
        var record = new byte[sizeof(long) + sizeof(uint) + bytes.Length + sizeof(uint)];
        BinaryPrimitives.WriteInt64LittleEndian(record, bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(long)), Checksum(record.AsSpan(0, sizeof(long))));
        bytes.CopyTo(record, sizeof(long) + sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Checksum(bytes));
        _file.Write(record);
        _file.Flush();
    }
}
