extern alias core;

using System.Text;
using Core = core::Microsoft.ML;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>A stream in a model file, closed with its <see cref="Checksum"/>: reading a zip does not notice a changed byte.</summary>
internal static class ChecksumStream
{
    /// <summary>Writes a stream and its checksum.</summary>
    public static void Write(Core.RepositoryWriter repository, string? directory, string name, Action<BinaryWriter> write)
    {
        using var entry = repository.CreateEntry(directory, name);
        using (BinaryWriter writer = new(entry.Stream, Encoding.UTF8, leaveOpen: true))
            write(writer);

        entry.Stream.Position = 0;
        var checksum = Checksum.Of(directory, name, entry.Stream);
        entry.Stream.Write(checksum);
    }

    /// <summary>Checks the checksum, then hands the content on; false if there is no such stream.</summary>
    /// <exception cref="FormatException">The stream is damaged, or shorter than its reader needs.</exception>
    public static bool TryRead(Core.RepositoryReader repository, string? directory, string name, Action<BinaryReader> read)
    {
        using var entry = Open(repository, directory, name);
        if (entry is null)
            return false;

        using Stream content = Unseal(entry, directory, name);
        using BinaryReader reader = new(content, Encoding.UTF8, leaveOpen: true);
        try
        {
            read(reader);
            return true;
        }
        catch (EndOfStreamException error)
        {
            throw new FormatException($"The model file is damaged: '{entry.Path}' ends too early, at byte {content.Position}.", error);
        }
    }

    private static Core.Repository.Entry? Open(Core.RepositoryReader repository, string? directory, string name)
    {
        try
        {
            return repository.OpenEntryOrNull(directory, name);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException($"The model file is damaged: '{directory}/{name}' can't be unpacked.", error);
        }
    }

    private static BoundedStream Unseal(Core.Repository.Entry entry, string? directory, string name)
    {
        var whole = entry.Stream;
        var length = whole.Length - Checksum.Length;
        if (length < 0)
            throw new FormatException($"The model file is damaged: '{entry.Path}' ends too early, at byte {whole.Length}.");

        whole.Position = length;
        var checksum = new byte[Checksum.Length];
        whole.ReadExactly(checksum);
        BoundedStream content = new(whole, length);
        if (!Checksum.Of(directory, name, content).AsSpan().SequenceEqual(checksum))
            throw new FormatException($"The model file is damaged: the bytes of '{entry.Path}' (0 to {length}) are not those that were written.");

        content.Position = 0;
        return content;
    }
}
