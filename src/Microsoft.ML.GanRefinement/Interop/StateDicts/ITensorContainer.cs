namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>One of the two layouts of files that <c>torch.save</c> writes.</summary>
internal interface ITensorContainer : IDisposable
{
    /// <summary>What was saved: for a state dict a dictionary of <see cref="StoredTensor"/>.</summary>
    object? Content { get; }

    /// <summary>The bytes of a storage, as many as it says, in the order of this machine; the caller disposes the stream.</summary>
    /// <exception cref="FormatException">The file does not hold them.</exception>
    Stream Open(StoredStorage storage);
}
