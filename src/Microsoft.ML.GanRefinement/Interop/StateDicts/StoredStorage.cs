namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>A run of elements in the file, which tensors are views of.</summary>
/// <param name="Key">Its name within the file.</param>
/// <param name="Type">What the elements are.</param>
/// <param name="Count">How many there are, as the pickle says.</param>
internal sealed record StoredStorage(string Key, StorageType Type, long Count)
{
    /// <summary>How many bytes it takes.</summary>
    public long Bytes => checked(Count * Type.ElementSize);
}
