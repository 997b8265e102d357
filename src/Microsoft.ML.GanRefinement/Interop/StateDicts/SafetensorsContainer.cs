using System.Text.Json;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>The layout of safetensors: the length of a header in 8 bytes; the header, JSON with type, shape and place of each tensor; their bytes.</summary>
internal sealed class SafetensorsContainer : ITensorContainer
{
    private const int LengthBytes = sizeof(ulong);
    private const int MaxHeader = 1 << 24;
    private const string Metadata = "__metadata__";

    private static readonly Dictionary<string, string> s_types = new()
    {
        ["F32"] = StorageType.Float,
        ["F64"] = "DoubleStorage",
        ["F16"] = "HalfStorage",
        ["BF16"] = "BFloat16Storage",
        ["I64"] = "LongStorage",
        ["I32"] = "IntStorage",
        ["I16"] = "ShortStorage",
        ["I8"] = "CharStorage",
        ["U8"] = "ByteStorage",
        ["BOOL"] = "BoolStorage",
    };

    private readonly Stream _file;
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    /// <param name="file">A seekable stream, at its beginning; stays the caller's.</param>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public SafetensorsContainer(Stream file)
    {
        _file = file;
        var length = new byte[LengthBytes];
        file.ReadExactly(length);
        var header = new byte[checked((int)BitConverter.ToUInt64(length))];
        file.ReadExactly(header);
        try
        {
            using var json = JsonDocument.Parse(header);
            Content = json.RootElement.EnumerateObject().Where(entry => entry.Name != Metadata)
                .ToDictionary(entry => entry.Name, entry => (object?)Read(entry, LengthBytes + header.Length), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException($"its header is damaged: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public object? Content { get; }

    /// <summary>Whether a file begins as this layout does: torch.save's other layouts begin with what would be the length of an endless header.</summary>
    public static bool Fits(ReadOnlySpan<byte> start) =>
        start.Length > LengthBytes && BitConverter.ToUInt64(start) is > 1 and <= MaxHeader && start[LengthBytes] == '{';

    /// <inheritdoc/>
    public Stream Open(StoredStorage storage) => new BoundedStream(_file, storage.Bytes, _offsets[storage.Key]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private StoredTensor Read(JsonProperty entry, long dataStart)
    {
        var name = entry.Value.GetProperty("dtype").GetString()!;
        var type = StorageType.Find(s_types.GetValueOrDefault(name, string.Empty))
            ?? throw new FormatException($"'{entry.Name}' is of the unknown type {name}");
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
        long[] place = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        var strides = new long[shape.Length];
        long count = 1;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = count;
            count = checked(count * shape[d]);
        }

        StoredStorage storage = new(entry.Name, type, count);
        if (shape.Any(side => side < 0) || place is not [>= 0, >= 0] || place[1] - place[0] != storage.Bytes || place[1] > _file.Length - dataStart)
            throw new FormatException($"'{entry.Name}' of {count} values in {name} does not lie at bytes [{NumberList.Of(place)}] of its data");
        _offsets[entry.Name] = dataStart + place[0];
        return new StoredTensor(storage, 0, shape, strides);
    }
}
