using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>A model file taken apart into named contents, and put together again.</summary>
internal sealed class ModelZip
{
    private const int ChecksumLength = SHA256.HashSizeInBytes;

    private readonly List<(string Name, byte[] Content)> _entries = [];

    public ModelZip(byte[] file)
    {
        using ZipArchive archive = new(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var source = entry.Open();
            using MemoryStream content = new();
            source.CopyTo(content);
            _entries.Add((entry.FullName, content.ToArray()));
        }
    }

    public int Count => _entries.Count;

    public (string Name, byte[] Content) this[int index]
    {
        get => _entries[index];
        set => _entries[index] = value;
    }

    public int IndexOf(string ending) => _entries.FindIndex(entry => entry.Name.EndsWith(ending, StringComparison.Ordinal));

    public void Add(string name, byte[] content) => _entries.Add((name, content));

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    /// <summary>An entry without its checksum.</summary>
    public byte[] WithoutChecksum(int index) => _entries[index].Content[..^ChecksumLength];

    /// <summary>Gives an entry a content of the attacker's choice and the checksum that belongs to it: checksums stop accidents, not
    /// intent.</summary>
    public void WithChecksum(int index, byte[] content)
    {
        var name = _entries[index].Name;
        var checksum = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0, .. content]);
        _entries[index] = (name, [.. content, .. checksum]);
    }

    public byte[] ToBytes()
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((var name, var content) in _entries)
            {
                using var destination = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                destination.Write(content);
            }
        }

        return file.ToArray();
    }
}
