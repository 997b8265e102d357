namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>What the elements of a storage are.</summary>
/// <param name="Name">PyTorch's name of the class.</param>
/// <param name="ElementSize">Bytes an element.</param>
internal sealed record StorageType(string Name, int ElementSize)
{
    /// <summary>The only kind whose elements are read; the others can be in a file beside it.</summary>
    public const string Float = "FloatStorage";

    private static readonly Dictionary<string, StorageType> s_all = new StorageType[]
    {
        new(Float, 4), new("DoubleStorage", 8), new("HalfStorage", 2), new("BFloat16Storage", 2), new("LongStorage", 8), new("IntStorage", 4),
        new("ShortStorage", 2), new("CharStorage", 1), new("ByteStorage", 1), new("BoolStorage", 1),
    }.ToDictionary(type => type.Name);

    /// <summary>The type of that name, or null.</summary>
    public static StorageType? Find(string name) => s_all.GetValueOrDefault(name);
}
