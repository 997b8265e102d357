using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>A checkpoint that was read and found whole. Keeps its file open.</summary>
internal sealed class Checkpoint : IDisposable
{
    private readonly Stream _file;
    private readonly Dictionary<string, (long Start, long Length)> _sections;

    private Checkpoint(Stream file, string path)
    {
        (_file, Path) = (file, path);
        VerifyChecksum();
        _sections = ReadSections();
        TrainingIdentity? identity = null;
        var iteration = 0;
        Read(CheckpointFormat.Identity, r => identity = TrainingIdentity.FromJson(r.ReadString()));
        Read(CheckpointFormat.Iteration, r => iteration = r.ReadInt32());
        (Identity, Iteration) = (identity!, iteration);
        if (iteration < 1)
            throw new FormatException($"The checkpoint is damaged: it names iteration {iteration}.");
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Iterations that were done, at least 1.</summary>
    public int Iteration { get; }

    /// <summary>The training that it belongs to.</summary>
    public TrainingIdentity Identity { get; }

    /// <summary>Opens a file and checks all of it.</summary>
    /// <exception cref="FormatException">It is damaged, or no checkpoint.</exception>
    /// <exception cref="InvalidOperationException">Another version of the library wrote it.</exception>
    public static Checkpoint Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return new Checkpoint(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gives all ranks what rank 0 has found: only that one needs to see the folder.</summary>
    /// <param name="found">Rank 0's; null if there is none, and on other ranks.</param>
    public static Checkpoint? Share(Checkpoint? found)
    {
        var ranks = Ranks.Current;
        if (ranks.FromFirst(() => found?._file.Length ?? -1) is not (>= 0 and var length) || ranks.Size == 1)
            return found;
        var copy = ranks.IsFirst ? found!._file : new FileStream(System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        copy.Position = 0;
        var buffer = new byte[(int)Math.Min(length, 1 << 24)];
        for (var left = length; left > 0; left -= buffer.Length)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            if (ranks.IsFirst)
                copy.ReadExactly(part);
            ranks.Broadcast(part);
            if (!ranks.IsFirst)
                copy.Write(part);
        }
        return found ?? new Checkpoint(copy, "rank 0's checkpoint");
    }

    /// <summary>Hands a section's content on, which must be read to its end.</summary>
    /// <exception cref="FormatException">There is no such section, or the content does not fit.</exception>
    public void Read(string section, Action<BinaryReader> read)
    {
        if (!_sections.TryGetValue(section, out var place))
            throw new FormatException($"The checkpoint is incomplete: it has no section '{section}'.");
        using var content = new BoundedStream(_file, place.Length, place.Start);
        using var reader = new BinaryReader(content);
        try
        {
            read(reader);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            throw new FormatException($"The checkpoint's section '{section}' cannot be used: {e.Message}", e);
        }
        if (content.Position != place.Length)
        {
            throw new FormatException(
                $"The checkpoint's section '{section}' has {place.Length} bytes, of which {content.Position} were used.");
        }
    }

    // Before anything in the file is believed.
    private void VerifyChecksum()
    {
        var length = _file.Length - CheckpointFormat.ChecksumLength;
        if (length < CheckpointFormat.Magic.Length + (2 * sizeof(int)))
            throw new FormatException($"The checkpoint is damaged: it ends at byte {_file.Length}.");
        Span<byte> checksum = stackalloc byte[CheckpointFormat.ChecksumLength];
        _file.Position = length;
        _file.ReadExactly(checksum);
        using var content = new BoundedStream(_file, length);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(checksum))
            throw new FormatException("The checkpoint is damaged: its bytes are not those that were written.");
    }

    private Dictionary<string, (long Start, long Length)> ReadSections()
    {
        var sections = new Dictionary<string, (long Start, long Length)>();
        using var content = new BoundedStream(_file, _file.Length - CheckpointFormat.ChecksumLength);
        using var reader = new BinaryReader(content, Encoding.UTF8);
        if (!reader.ReadBytes(CheckpointFormat.Magic.Length).AsSpan().SequenceEqual(CheckpointFormat.Magic))
            throw new FormatException("The file is no checkpoint.");
        var version = reader.ReadInt32();
        if (version != CheckpointFormat.Version)
        {
            throw new InvalidOperationException(
                $"The checkpoint '{Path}' has format {version}, and this version of the library reads {CheckpointFormat.Version}: "
                + (version > CheckpointFormat.Version ? "update the library, or " : "") + "set another CheckpointDirectory.");
        }

        try
        {
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var (name, length) = (reader.ReadString(), reader.ReadInt64());
                if (length < 0 || length > content.Length - content.Position || !sections.TryAdd(name, (content.Position, length)))
                    throw new FormatException($"The checkpoint is damaged: its section '{name}' cannot have {length} bytes.");
                content.Position += length;
            }
            return sections;
        }
        catch (EndOfStreamException e)
        {
            throw new FormatException($"The checkpoint is damaged: it ends within a section, at byte {content.Position}.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
