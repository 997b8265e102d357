using System.Buffers.Binary;
using GanRefinement.Gan.Runs;
using Tensorboard;

namespace GanRefinement.Gan.Tests.Runs;

/// <summary>Event files as TensorBoard reads them.</summary>
public sealed class EventFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("events").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_checksum_is_masked_CRC_32C()
    {
        // RFC 3720, B.4: 32 zeros have the CRC-32C 0x8A9136AA.
        const uint Crc = 0x8A9136AA;
        Assert.Equal(unchecked(((Crc >> 15) | (Crc << 17)) + 0xa282ead8), EventFile.Checksum(new byte[32]));
    }

    [Fact]
    public void Records_have_lengths_and_checksums_and_say_the_version_first()
    {
        using (EventFile file = new(_folder))
            file.Add(7, [KeyValuePair.Create("loss", 1.5), KeyValuePair.Create("score", -2.0)]);
        var events = Read(Assert.Single(Directory.GetFiles(_folder, "events.out.tfevents.*")));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.InRange(events[0].WallTime, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
        Assert.Equal(7, events[1].Step);
        Assert.Equal([("loss", 1.5f), ("score", -2f)], events[1].Summary.Value.Select(value => (value.Tag, value.SimpleValue)));
    }

    internal static List<Event> Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        List<Event> events = [];
        while (bytes.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
            Assert.Equal(EventFile.Checksum(bytes[..8]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            Assert.Equal(EventFile.Checksum(bytes.Slice(12, length)), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            events.Add(Event.Parser.ParseFrom(bytes.Slice(12, length).ToArray()));
            bytes = bytes[(16 + length)..];
        }
        return events;
    }
}
