using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>What a pair of networks is rebuilt from; stored as JSON in the model file.</summary>
internal sealed record NetworkPairSpecification
{
    /// <summary>The architecture, one of <see cref="NetworkPairFactory.Kinds"/>.</summary>
    public string Kind { get; init; } = NetworkPairFactory.Dcgan;

    /// <summary>The shape of a sample.</summary>
    public ImageShape Image { get; init; }

    /// <summary>Values in a latent.</summary>
    public int LatentSize { get; init; }

    /// <summary>Number of classes, 0 for an unconditional pair.</summary>
    public int ClassCount { get; init; }

    /// <summary>Channels of the layers nearest to the image; each halving of the resolution doubles them.</summary>
    public int BaseChannels { get; init; }
}
