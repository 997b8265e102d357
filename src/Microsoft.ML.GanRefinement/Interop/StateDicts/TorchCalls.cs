namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>The few classes and functions that the pickle of a state dict names, and what they make.</summary>
internal sealed class TorchCalls
{
    // A file may name one long text a million times, or a tensor with as many sizes: what is said of it has bounds of its own.
    private const int MaxRank = 8;
    private const int MaxListed = 8;
    private const int MaxDescription = 100;

    private const string OrderedDictionary = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";

    private readonly Dictionary<string, StoredStorage> _storages = new(StringComparer.Ordinal);

    /// <summary>The storages named so far, by key.</summary>
    public IReadOnlyDictionary<string, StoredStorage> Storages => _storages;

    /// <summary>What a name stands for: a storage's type, or the name itself for <see cref="Call"/>.</summary>
    /// <exception cref="FormatException">State dicts need no such name.</exception>
    public static object Find(string name)
    {
        if (name is OrderedDictionary or RebuildTensor)
            return name;

        const string Torch = "torch.";
        return (name.StartsWith(Torch, StringComparison.Ordinal) ? StorageType.Find(name[Torch.Length..]) : null) ?? throw new FormatException(
            $"it names '{name}', which is not needed for a dict of tensors and is not loaded; {StateDictFile.Remedy}");
    }

    /// <summary>The result of a function of <see cref="Find"/>.</summary>
    /// <exception cref="FormatException">It cannot be called so.</exception>
    public static object Call(object? function, object?[] arguments) => (function, arguments) switch
    {
        (OrderedDictionary, []) => new Dictionary<string, object?>(StringComparer.Ordinal),
        // Storage, offset, sizes, strides; then whether it asks for gradients, and hooks.
        (RebuildTensor, [StoredStorage storage, long offset, object?[] sizes, object?[] strides, _, _, ..]) =>
            Check(new StoredTensor(storage, offset, Integers(sizes), Integers(strides))),
        _ => throw new FormatException($"{Describe(function)} is called with {List(arguments.Select(Describe))}"),
    };

    /// <summary>The storage that a persistent id names: ("storage", type, key, device, count), and in old files a view, None.</summary>
    /// <exception cref="FormatException">It is no such id, or contradicts an earlier one.</exception>
    public StoredStorage Storage(object?[] id)
    {
        if (id is not ["storage", StorageType type, string key, string, long count and >= 0, .. object?[] view] || view is not ([] or [null]))
            throw new FormatException($"a storage has the id ({List(id.Select(Describe))})");

        StoredStorage storage = new(key, type, count);
        _ = storage.Bytes;
        return _storages.TryAdd(key, storage) || _storages[key] == storage
            ? storage
            : throw new FormatException($"storage '{key}' is used as two different things");
    }

    /// <summary>A value in words, for errors; a long text or number is cut.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "None",
        string text => $"'{Cut(text)}'",
        object?[] => "a tuple",
        List<object?> => "a list",
        Dictionary<string, object?> => "a dictionary",
        StoredTensor => "a tensor",
        StoredStorage or StorageType => "a storage",
        _ => Cut(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!),
    };

    private static StoredTensor Check(StoredTensor tensor)
    {
        var possible = tensor.Shape.Count <= MaxRank && tensor.Shape.Count == tensor.Strides.Count && tensor.Offset >= 0
            && tensor.Shape.All(size => size >= 0) && tensor.Strides.All(stride => stride >= 0)
            && tensor.Span <= tensor.Storage.Count - tensor.Offset;
        return possible ? tensor : throw new FormatException(
            $"a tensor of sizes [{List(tensor.Shape)}] and strides [{List(tensor.Strides)}] from element {tensor.Offset} on "
            + $"does not lie in a storage of {tensor.Storage.Count}");
    }

    private static string Cut(string text) => text.Length <= MaxDescription ? text : $"{text.AsSpan(0, MaxDescription)}…";

    private static string List<T>(IEnumerable<T> values)
    {
        string[] first = [.. values.Take(MaxListed + 1).Select((value, i) => i < MaxListed ? $"{value}" : "…")];
        return string.Join(", ", first);
    }

    private static long[] Integers(object?[] values) =>
        [.. values.Select(value => value is long number ? number : throw new FormatException($"{Describe(value)} is not a size"))];
}
