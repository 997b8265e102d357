
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement;

/// <summary>The sizes that a pair of networks is made for; handed to the factories of <see cref="GanNetworks.Register"/>.</summary>
public sealed class GanNetworkShape
{
    internal GanNetworkShape(NetworkPairSpecification s) =>
        (Channels, Height, Width, LatentSize, ClassCount) = (s.Image.Channels, s.Image.Height, s.Image.Width, s.LatentSize, s.ClassCount);

    /// <summary>Channels of a sample.</summary>
    public int Channels { get; }

    /// <summary>Height of a sample.</summary>
    public int Height { get; }

    /// <summary>Width of a sample.</summary>
    public int Width { get; }

    /// <summary>Values in a latent.</summary>
    public int LatentSize { get; }

    /// <summary>Number of classes; 0 for an unconditional pair.</summary>
    public int ClassCount { get; }
}
