using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>A network's weights, trained elsewhere: a state dict of PyTorch or a safetensors file. Immutable.</summary>
/// <remarks>Read are the zip layout of <c>torch.save</c>, its layout from before PyTorch 1.6, and safetensors, all with numbers of single precision. Nothing in
/// a file is executed: the pickle inside may name dictionaries and tensors, and any other name is refused.</remarks>
public sealed record GanWeights
{
    /// <summary>Weights in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">What the file calls the network's layers; null for <see cref="GanWeightNames.Own"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public GanWeights(string path, GanWeightNames? names = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (Path, Names) = (path, names ?? GanWeightNames.Own);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the file calls the network's layers.</summary>
    public GanWeightNames Names { get; }

    /// <summary>The file's entry with the state dict, where it has others beside it: <c>net_G</c>, for example.</summary>
    /// <value>The default value is null: the whole file, or the entry of the layout that <see cref="Names"/> says.</value>
    public string? Entry { get; init; }

    /// <summary>The SHA-256 that the file must have, in 64 hexadecimal digits.</summary>
    /// <value>The default value is null: any.</value>
    public string? Sha256 { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);
}
