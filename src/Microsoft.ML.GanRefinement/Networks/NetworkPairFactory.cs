using TorchSharp;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Builds pairs of networks from their specifications.</summary>
internal static class NetworkPairFactory
{
    public const string Dcgan = "dcgan";

    /// <summary>The architectures that can be built.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Dcgan];

    // Limits that no honest model reaches; a model file that names more is refused before anything is allocated.
    private const int MaxLatentSize = 1 << 16;
    private const int MaxChannels = 1 << 14;
    private const int MaxClasses = 1 << 20;
    private const int MaxSide = 1 << 13;
    private const long MaxParameters = 1L << 31;

    /// <summary>Builds the pair with freshly drawn weights.</summary>
    /// <param name="specification">What to build.</param>
    /// <param name="generator">The random stream of the initial weights; torch's global one is never read for them.</param>
    /// <param name="device">Where the networks go; the weights are drawn on the processor, so that they do not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The specification cannot be built; the message says which sizes fit.</exception>
    public static NetworkPair Create(NetworkPairSpecification specification, torch.Generator generator, torch.Device device)
    {
        Check(specification);
        var networks = new NetworkPair(CreateGenerator(specification), CreateDiscriminator(specification));
        foreach (torch.nn.Module network in new torch.nn.Module[] { networks.Generator, networks.Discriminator })
        {
            Initialization.ScaleByFanIn(network, generator);
            network.to(device);
        }
        return networks;
    }

    /// <summary>Builds a generator for a checked specification; its weights are still to be set.</summary>
    public static Generator CreateGenerator(NetworkPairSpecification specification) => new DcganGenerator(specification);

    /// <summary>Builds a discriminator for a checked specification; its weights are still to be set.</summary>
    public static Discriminator CreateDiscriminator(NetworkPairSpecification specification) => new DcganDiscriminator(specification);

    /// <summary>Checks everything that <see cref="Create"/> depends on, allocating nothing.</summary>
    public static void Check(NetworkPairSpecification s)
    {
        if (!Kinds.Contains(s.Kind))
            throw new ArgumentOutOfRangeException(nameof(s.Kind), s.Kind, $"Unknown network architecture; this version builds {string.Join(", ", Kinds)}.");
        Require(s.LatentSize, 1, MaxLatentSize, nameof(s.LatentSize));
        Require(s.BaseChannels, 1, MaxChannels, nameof(s.BaseChannels));
        Require(s.ClassCount, 0, MaxClasses, nameof(s.ClassCount));
        Require(s.Image.Channels, 1, MaxChannels, "Image.Channels");
        Require(s.Image.Height, 1, MaxSide, "Image.Height");
        Require(s.Image.Width, 1, MaxSide, "Image.Width");

        if (DcganSize.Generator(s) + DcganSize.Discriminator(s) > MaxParameters)
            throw new ArgumentOutOfRangeException(nameof(s.BaseChannels), s.BaseChannels, $"A DCGAN for {s.Image} images with this many base channels has more than {MaxParameters:N0} parameters.");
    }

    private static void Require(int value, int min, int max, string name)
    {
        if (value < min || value > max)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {min} to {max}.");
    }
}
