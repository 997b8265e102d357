using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>The layout since PyTorch 1.6: a zip, not compressed, of <c>name/data.pkl</c> and <c>name/data/key</c> for each
/// storage.</summary>
internal sealed class ZipContainer : ITensorContainer
{
    private const string Pickle = "/data.pkl";
    private const int MaxPickle = 1 << 24;

    private readonly ZipArchive _zip;
    private readonly string _folder;

    /// <param name="file">A seekable stream; stays the caller's.</param>
    /// <exception cref="FormatException">It is damaged or of another layout.</exception>
    /// <exception cref="InvalidDataException">It is not a whole zip.</exception>
    public ZipContainer(Stream file)
    {
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var pickle = _zip.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(Pickle, StringComparison.Ordinal))
            ?? throw new FormatException($"it is a zip without '{Pickle[1..]}', which torch.save writes");
        _folder = pickle.FullName[..^Pickle.Length];
        if (_zip.GetEntry($"{_folder}/byteorder") is { } order && Encoding.ASCII.GetString(Read(order, 16)) != "little")
            throw new FormatException("its numbers are not little-endian");

        Content = new PickleReader(new MemoryStream(Read(pickle, MaxPickle))).Read();
    }

    /// <inheritdoc/>
    public object? Content { get; }

    /// <inheritdoc/>
    public Stream Open(StoredStorage storage)
    {
        var entry = _zip.GetEntry($"{_folder}/data/{storage.Key}") ?? throw new FormatException($"storage '{storage.Key}' is missing");
        return entry.Length == storage.Bytes ? Open(entry) : throw new FormatException(
            $"'{entry.FullName}' has {entry.Length} bytes, and a {storage.Type.Name} of {storage.Count} has {storage.Bytes}");
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static byte[] Read(ZipArchiveEntry entry, int limit)
    {
        if (entry.Length > limit)
            throw new FormatException($"'{entry.FullName}' has {entry.Length} bytes, more than {limit}");

        using var stream = Open(entry);
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // A length that is compared with another in the same directory is no longer a mere claim: what is not compressed has to be in the file.
    private static Stream Open(ZipArchiveEntry entry) => entry.CompressedLength == entry.Length
        ? entry.Open()
        : throw new FormatException($"'{entry.FullName}' is compressed, which torch.save does not do");
}
