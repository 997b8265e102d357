using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>The layout of a checkpoint file.</summary>
/// <remarks>Little-endian: 8 bytes "GANCHKPT"; int32 version; int32 number of sections; each section: name (as
/// <see cref="BinaryWriter.Write(string)"/> does), int64 length, content; at the end the SHA-256 of everything before it. Nothing in it
/// depends on time or place: equal states give equal files.</remarks>
internal static class CheckpointFormat
{
    public const int Version = 2;
    public const int ChecksumLength = SHA256.HashSizeInBytes;
    public const string Identity = "identity";
    public const string Iteration = "iteration";

    /// <summary>The first bytes of every checkpoint.</summary>
    public static ReadOnlySpan<byte> Magic => "GANCHKPT"u8;

    /// <summary>Writes a whole file to an empty stream that can seek and be read.</summary>
    public static void Write(Stream stream, int iteration, TrainingIdentity identity, IReadOnlyList<CheckpointPart> parts)
    {
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(parts.Count + 2);
            WriteSection(writer, Identity, w => w.Write(identity.ToJson()));
            WriteSection(writer, Iteration, w => w.Write(iteration));
            foreach (var part in parts)
                WriteSection(writer, part.Name, part.State.Save);
        }
        stream.Position = 0;
        var checksum = SHA256.HashData(stream);
        stream.Write(checksum);
    }

    // The length is known after the content: its place is filled in then.
    private static void WriteSection(BinaryWriter writer, string name, Action<BinaryWriter> write)
    {
        writer.Write(name);
        writer.Write(0L);
        writer.Flush();
        var start = writer.BaseStream.Position;
        write(writer);
        writer.Flush();
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = start - sizeof(long);
        writer.Write(end - start);
        writer.Flush();
        writer.BaseStream.Position = end;
    }
}
