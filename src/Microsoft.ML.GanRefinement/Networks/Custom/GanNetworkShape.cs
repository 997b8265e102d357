using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement;

/// <summary>The sizes that a pair of networks is made for; handed to the factories of <see cref="GanNetworks.Register"/>, and to
/// <see cref="GanCatalog.FromNetworks"/>.</summary>
public sealed class GanNetworkShape
{
    /// <summary>Sizes of image networks.</summary>
    /// <param name="channels">Channels of an image, at least 1.</param>
    /// <param name="height">Its height, at least 1.</param>
    /// <param name="width">Its width, at least 1.</param>
    /// <param name="latentSize">Values in a latent, at least 1.</param>
    /// <param name="classCount">Number of classes; 0 (default) for an unconditional pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public GanNetworkShape(int channels, int height, int width, int latentSize, int classCount = 0)
        : this(new ImageShape(channels, height, width), latentSize, classCount)
    {
        OptionChecks.AtLeast(1, channels);
        OptionChecks.AtLeast(1, height);
        OptionChecks.AtLeast(1, width);
        OptionChecks.AtLeast(1, latentSize);
        OptionChecks.AtLeast(0, classCount);
    }

    internal GanNetworkShape(NetworkPairSpecification s)
        : this(s.Image, s.LatentSize, s.ClassCount)
    {
    }

    private GanNetworkShape(ImageShape sample, int latentSize, int classCount) => (Sample, LatentSize, ClassCount) = (sample, latentSize, classCount);

    /// <summary>Sizes of networks whose samples are plain vectors.</summary>
    /// <param name="length">Values in a vector, at least 1.</param>
    /// <param name="latentSize">Values in a latent, at least 1.</param>
    /// <param name="classCount">Number of classes; 0 (default) for an unconditional pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanNetworkShape OfVectors(int length, int latentSize, int classCount = 0)
    {
        OptionChecks.AtLeast(1, length);
        OptionChecks.AtLeast(1, latentSize);
        OptionChecks.AtLeast(0, classCount);
        return new GanNetworkShape(ImageShape.Vector(length), latentSize, classCount);
    }

    /// <summary>Channels of a sample.</summary>
    public int Channels => Sample.Channels;

    /// <summary>Height of a sample.</summary>
    public int Height => Sample.Height;

    /// <summary>Width of a sample.</summary>
    public int Width => Sample.Width;

    /// <summary>Values in a latent.</summary>
    public int LatentSize { get; }

    internal ImageShape Sample { get; }

    /// <summary>Number of classes; 0 for an unconditional pair.</summary>
    public int ClassCount { get; }
}
