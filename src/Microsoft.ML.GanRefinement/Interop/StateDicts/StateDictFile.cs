using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>A state dict of PyTorch: named tensors in a file of <c>torch.save</c>, of either layout, or of safetensors. Values are read when
/// asked for.</summary>
/// <remarks>TorchSharp.PyBridge 1.4.4 reads such files too, but refuses the layout from before PyTorch 1.6 and tensors that are not
/// contiguous, unpickles by a table of classes that the whole process shares, and needs two more packages, which every app would get with
/// this library.</remarks>
internal sealed class StateDictFile : IDisposable
{
    /// <summary>What to do about a file of something else.</summary>
    public const string Remedy = "save the state dict by itself: torch.save(model.state_dict(), path)";

    /// <summary>What to do about a file of several things.</summary>
    public const string EntryRemedy = "name the entry that is the state dict, or save it by itself: torch.save(model.state_dict(), path)";

    private readonly Stream _file;
    private readonly ITensorContainer _container;

    /// <param name="file">A seekable stream, at its beginning; stays the caller's.</param>
    /// <param name="entry">The entry with the state dict, where the file has a dict of several things; null for all of it.</param>
    /// <param name="usualEntry">The entry to read without an <paramref name="entry"/>, if there is one of that name.</param>
    /// <exception cref="FormatException">It is damaged, or not a state dict.</exception>
    public StateDictFile(Stream file, string? entry = null, string? usualEntry = null)
    {
        _file = file;
        _container = Guard(() => Open(file));
        Tensors = Check(Chosen(_container.Content, entry, usualEntry));
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Reads a tensor of single-precision numbers, row by row.</summary>
    /// <exception cref="FormatException">It has other numbers, or the file does not hold all of it.</exception>
    public float[] ReadFloats(string name) => Guard(() =>
    {
        var tensor = Tensors[name];
        var type = tensor.Storage.Type;
        if (type.Name != StorageType.Float)
            throw new FormatException($"'{name}' is in a {type.Name}, and {StorageType.Float} is expected: convert with .float() before saving");

        using var stream = _container.Open(tensor.Storage);
        Skip(stream, tensor.Offset * sizeof(float));
        var span = new float[checked((int)tensor.Span)];
        stream.ReadExactly(MemoryMarshal.AsBytes(span.AsSpan()));
        return tensor.Gather(span);
    });

    /// <inheritdoc/>
    public void Dispose() => _container.Dispose();

    private static ITensorContainer Open(Stream file)
    {
        Span<byte> start = stackalloc byte[16];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return new ZipContainer(file);
        return SafetensorsContainer.Fits(start) ? new SafetensorsContainer(file) : new LegacyContainer(file);
    }

    private static object? Chosen(object? content, string? entry, string? usualEntry)
    {
        var entries = content as Dictionary<string, object?> ?? [];
        if (entry is null)
            return usualEntry is not null && entries.GetValueOrDefault(usualEntry) is Dictionary<string, object?> usual ? usual : content;
        return entries.TryGetValue(entry, out var chosen)
            ? chosen
            : throw new FormatException($"it has no entry '{entry}'; its entries are {NameList.Of([.. entries.Keys])}");
    }

    private static Dictionary<string, StoredTensor> Check(object? content)
    {
        if (content is not Dictionary<string, object?> dictionary)
            throw new FormatException($"it has {TorchCalls.Describe(content)} and not a state dict; {Remedy}");

        return dictionary.ToDictionary(
            pair => pair.Key,
            pair => pair.Value as StoredTensor
                ?? throw new FormatException(
                    $"its '{pair.Key}' is {TorchCalls.Describe(pair.Value)} and not a tensor; "
                        + $"{(pair.Value is Dictionary<string, object?> ? EntryRemedy : Remedy)}"),
            StringComparer.Ordinal);
    }

    // Entries of a zip can't be sought in.
    private static void Skip(Stream stream, long bytes)
    {
        var buffer = new byte[1 << 14];
        while (bytes > 0)
        {
            var part = (int)Math.Min(bytes, buffer.Length);
            stream.ReadExactly(buffer, 0, part);
            bytes -= part;
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (EndOfStreamException error)
        {
            throw new FormatException($"it ends too early, at byte {_file.Length}", error);
        }
        catch (Exception error) when (error is InvalidDataException or OverflowException)
        {
            throw new FormatException($"it is damaged: {error.Message}", error);
        }
    }
}
