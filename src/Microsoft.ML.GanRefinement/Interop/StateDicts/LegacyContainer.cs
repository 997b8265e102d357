using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>The layout of PyTorch before 1.6: pickles of a magic number, the layout's version, the writing machine's properties, the
/// content, and the storages' keys; then for each key its number of elements, 8 bytes, and the elements.</summary>
internal sealed class LegacyContainer : ITensorContainer
{
    private const long Layout = 1001;
    private static readonly BigInteger s_magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private readonly Stream _file;
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    /// <param name="file">A seekable stream, at its beginning; stays the caller's.</param>
    /// <exception cref="FormatException">It is damaged or of another layout.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public LegacyContainer(Stream file)
    {
        _file = file;
        PickleReader pickles = new(file);
        Require(s_magic.Equals(pickles.Read()), "it does not begin as torch.save begins a file");
        Require(pickles.Read() is Layout, $"its layout is not {Layout}");
        var machine = pickles.Read() as Dictionary<string, object?>;
        Require(machine?.GetValueOrDefault("little_endian") is true, "its numbers are not little-endian");
        Content = pickles.Read();
        var keys = pickles.Read() as List<object?> ?? throw new FormatException("the list of its storages is missing");
        using BinaryReader reader = new(file, Encoding.UTF8, leaveOpen: true);
        foreach (var name in keys)
        {
            var key = name as string ?? throw new FormatException("the list of its storages has something else");
            var count = reader.ReadInt64();
            Require(pickles.Storages.TryGetValue(key, out var storage), $"nothing uses its storage '{key}'");
            Require(count == storage.Count, $"storage '{key}' has {count} elements at byte {file.Position - sizeof(long)}, and tensors of {storage.Count}");
            var rest = file.Length - file.Position;
            Require(storage.Bytes <= rest, $"it ends at byte {file.Length}, where storage '{key}' lacks {storage.Bytes - rest} of its {storage.Bytes} bytes");
            Require(_offsets.TryAdd(key, file.Position), $"storage '{key}' is there twice");
            file.Position += storage.Bytes;
        }

        Require(file.Position == file.Length, $"{file.Length - file.Position} bytes follow its end at byte {file.Position}");
    }

    /// <inheritdoc/>
    public object? Content { get; }

    /// <inheritdoc/>
    public Stream Open(StoredStorage storage) => _offsets.TryGetValue(storage.Key, out var offset)
        ? new BoundedStream(_file, storage.Bytes, offset)
        : throw new FormatException($"storage '{storage.Key}' is missing");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static void Require([DoesNotReturnIf(false)] bool condition, string what)
    {
        if (!condition)
            throw new FormatException(what);
    }
}
