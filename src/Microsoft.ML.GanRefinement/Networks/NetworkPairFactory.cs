using Microsoft.ML.GanRefinement.Networks.Encoders;
using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Builds pairs of networks from their specifications.</summary>
internal static class NetworkPairFactory
{
    // To add a family: a file with its factory and how it is built, its networks, and an entry here.
    private static readonly INetworkFamily[] s_families =
    [
        new GanNetworks.DcganFamily(),
        new GanNetworks.ClassicDcganFamily(),
        new GanNetworks.SnganCnnFamily(),
        new GanNetworks.ResNetFamily(),
        new GanNetworks.RobGanResNetFamily(),
        new GanNetworks.ProgressiveFamily(),
        new GanNetworks.RecurrentCanvasFamily(),
        new GanNetworks.LaplacianFamily(),
        new GanNetworks.MlpFamily(),
        new GanNetworks.CustomFamily(),
    ];

    /// <summary>The architectures that can be built.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. s_families.Select(family => family.Kind)];

    /// <summary>Builds the pair with freshly drawn weights.</summary>
    /// <param name="specification">What to build.</param>
    /// <param name="generator">The random stream of the initial weights; torch's global one is never read for them.</param>
    /// <param name="device">Where the networks go; the weights are drawn on the processor, so that they do not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The specification cannot be built; the message says which sizes fit.</exception>
    public static NetworkPair Create(NetworkPairSpecification specification, torch.Generator generator, torch.Device device)
    {
        Check(specification);
        var networks = new NetworkPair(CreateGenerator(specification), CreateDiscriminator(specification));
        foreach (var network in new torch.nn.Module[] { networks.Generator, networks.Discriminator })
        {
            if (specification.Initialization is { } initialization)
                Initialization.Draw(network, initialization, specification.InitializationGain, generator);
            network.to(device);
        }
        return networks;
    }

    /// <summary>Builds a generator for a checked specification; its weights are still to be set.</summary>
    public static Generator CreateGenerator(NetworkPairSpecification specification) =>
        CreateGenerator(specification, LayerFactory.Generator(specification));

    /// <summary>Builds a generator of the layers that the factory makes.</summary>
    public static Generator CreateGenerator(NetworkPairSpecification specification, LayerFactory layers)
    {
        var family = Family(specification);
        var generator = family.CreateGenerator(layers, specification);
        if (specification.LatentCategories > 0)
            generator = new CategoricalGenerator(generator, specification.LatentCategories);
        if (specification.GeneratorNormalization == GeneratorNormalization.VirtualBatch && !family.IsUsersOwn)
        {
            var reference = layers.Zeros(specification.ReferenceBatchSize, specification.LatentSize);
            generator = new VirtualBatchGenerator(generator, reference, specification.ClassCount);
        }
        return specification.Encoder == GanEncoder.None
            ? generator
            : new EncodingGenerator(layers, generator, CreateFeatures(specification, layers), specification.LatentSize,
                hasVariance: specification.Encoder == GanEncoder.Variational);
    }

    /// <summary>Builds a discriminator for a checked specification; its weights are still to be set.</summary>
    public static Discriminator CreateDiscriminator(NetworkPairSpecification specification) =>
        CreateDiscriminator(specification, LayerFactory.Discriminator(specification));

    /// <summary>Builds a discriminator of the layers that the factory makes.</summary>
    public static Discriminator CreateDiscriminator(NetworkPairSpecification specification, LayerFactory layers)
    {
        // Its own width for all of it, an autoencoder's decoder too.
        specification = specification.OfDiscriminator;
        switch (specification.Encoder)
        {
            case GanEncoder.Bidirectional:
                return new PairDiscriminator(layers, CreateFeatures(specification, layers), specification.LatentSize);
            case GanEncoder.Adversarial:
                return new CodeDiscriminator(layers, specification.LatentSize);
        }
        var discriminator = Family(specification).CreateDiscriminator(layers, specification);
        if (!specification.Autoencoder)
            return discriminator;
        var decoder = CreateGenerator(specification with { ClassCount = 0 }, layers);
        return new AutoencoderDiscriminator(layers, (FeatureDiscriminator)discriminator, decoder, specification.LatentSize);
    }

    private static FeatureDiscriminator CreateFeatures(NetworkPairSpecification specification, LayerFactory layers) =>
        (FeatureDiscriminator)Family(specification).CreateDiscriminator(layers, specification.OfFeatures);

    /// <summary>Checks everything that <see cref="Create"/> depends on, allocating next to nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The specification cannot be built.</exception>
    public static void Check(NetworkPairSpecification specification)
    {
        SpecificationLimits.Check(specification);
        Family(specification).Check(specification);
        Family(specification).Check(specification.OfDiscriminator);
        SpecificationLimits.Check(specification, NetworkSize.Of(specification));
    }

    /// <summary>The architecture of a specification whose kind is known.</summary>
    public static INetworkFamily Family(NetworkPairSpecification specification) => s_families.First(family => family.Kind == specification.Kind);
}
