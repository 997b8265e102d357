using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Custom;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>An architecture for generator and discriminator, for any trainer. Immutable; the sizes of samples and latents and the number
/// of classes come from
/// the data and the trainer's options.</summary>
[JsonConverter(typeof(SpecificationJson<GanNetworks, NetworkPairSpecification>))]
public sealed class GanNetworks : ISpecified<GanNetworks, NetworkPairSpecification>
{
    internal const int DefaultBaseChannels = 64;

    private readonly NetworkPairSpecification _template;

    internal GanNetworks(NetworkPairSpecification template) => _template = template;

    /// <summary>
    /// A DCGAN that fits many sizes: as few doublings, four at the most, as lead from a map of at least 4 pixels a side to the image; 4×4
    /// convolutions
    /// with stride 2 (Radford et al. 2016). For images of even sides, best 28, 32, 48 or 64, with any number of channels.
    /// </summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1; each halving of the resolution doubles them.
    /// Default 64; 16
    /// trains quickly on small grey images.</param>
    /// <param name="options">What else can be chosen; null is the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks Dcgan(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(NetworkPairFactory.Dcgan, baseChannels, options);

    /// <summary>
    /// The DCGAN of CIFAR and CelebA experiments: four doublings in the generator, four 5×5 convolutions with batch norm in the
    /// discriminator (Radford et al. 2016). For images of at least 16 pixels a side, best 32, 48 or 64, with any number of channels.
    /// </summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">What else can be chosen; null is the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks ClassicDcgan(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(NetworkPairFactory.ClassicDcgan, baseChannels, options, DiscriminatorNormalization.Batch, initialization: WeightInitialization.Normal);

    /// <summary>
    /// The convolutional pair of SNGAN (Miyato et al. 2018, table 3): seven convolutions with spectral normalisation in the
    /// discriminator. For images whose sides are multiples of 8, best 32 or 48, with any number of channels.
    /// </summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">What else can be chosen; null is the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks SnganCnn(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(NetworkPairFactory.SnganCnn, baseChannels, options, spectral: true, initialization: WeightInitialization.Normal);

    /// <summary>
    /// Residual networks (Gulrajani et al. 2017; Miyato et al. 2018, tables 4 to 6) for 28, 32, 48, 64 or 128 pixels and other sides that
    /// are multiples
    /// of 4, 8, 16 or 32, with any number of channels. WGAN-GP's discriminator is <see cref="FeaturePooling.Mean"/> without spectral
    /// normalisation.
    /// </summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64. Up to 47 pixels all of the
    /// generator's blocks have four
    /// times as many and all of the discriminator's twice as many.</param>
    /// <param name="pooling">How the discriminator's last map becomes a vector. Default <see cref="FeaturePooling.Sum"/>.</param>
    /// <param name="options">What else can be chosen; null is the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks ResNet(int baseChannels = DefaultBaseChannels, FeaturePooling pooling = FeaturePooling.Sum, GanNetworkOptions? options = null)
    {
        OptionChecks.Defined(pooling);
        var networks = Create(NetworkPairFactory.ResNet, baseChannels, options, spectral: true, initialization: WeightInitialization.Xavier);
        return new GanNetworks(networks._template with { Pooling = pooling });
    }

    /// <summary>
    /// RobGAN's own residual networks (Liu &amp; Hsieh 2019, as in their code), for the same sizes as <see cref="ResNet"/>: no spectral
    /// normalisation, no bias in the discriminator's convolutions, and up to 47 pixels a generator of four blocks of 8, 4, 2 and 1 times the
    /// base channels, the last of which does not double. The discriminator's last map is summed up.
    /// </summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">What else can be chosen; null is the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks RobGanResNet(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(NetworkPairFactory.RobGanResNet, baseChannels, options, initialization: WeightInitialization.Xavier);

    /// <summary>
    /// Multi-layer perceptrons with a linear output, for samples that are vectors. The generator of a conditional pair takes the class as
    /// a one-hot
    /// vector beside the latent.
    /// </summary>
    /// <param name="generatorWidths">Units of the generator's hidden layers, from the latent on: 1 to 64 numbers from 1 to 16,384. Null is
    /// 512, 512,
    /// 512, as in the toys of Gulrajani et al. (2017); AdvLatGAN takes 100, 200, 100.</param>
    /// <param name="discriminatorWidths">Units of the discriminator's hidden layers, from the sample on. Null is as many as the
    /// generator's.</param>
    /// <param name="activation">What follows each hidden layer. Default ReLU.</param>
    /// <param name="options">What else can be chosen; null is the defaults. There are no maps to normalise or attend to.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks Mlp(
        IReadOnlyList<int>? generatorWidths = null, IReadOnlyList<int>? discriminatorWidths = null, MlpActivation activation = MlpActivation.ReLU,
        GanNetworkOptions? options = null)
    {
        OptionChecks.Defined(activation);
        IReadOnlyList<int> generator = generatorWidths is null ? [512, 512, 512] : [.. generatorWidths];
        return Checked(Create(NetworkPairFactory.Mlp, DefaultBaseChannels, options)._template with
        {
            GeneratorWidths = generator,
            DiscriminatorWidths = discriminatorWidths is null ? generator : [.. discriminatorWidths],
            Activation = activation,
        });
    }

    /// <summary>Networks of your own, registered by <see cref="Register"/>.</summary>
    /// <param name="name">The name that they are registered under; it is saved with a model.</param>
    /// <param name="initialization">
    /// The distribution of the first weights of linear layers, convolutions and embeddings, drawn from the training's seed. Null leaves
    /// all weights as the
    /// modules' constructors made them: the same seed then gives the same result only if those draw from a generator of their own.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">No networks are registered under the name, or a setting is out of its
    /// range.</exception>
    public static GanNetworks Custom(string name, WeightInitialization? initialization = WeightInitialization.FanIn)
    {
        if (initialization is { } defined)
            OptionChecks.Defined(defined, nameof(initialization));
        NetworkRegistry.Find(name);
        return new GanNetworks(new NetworkPairSpecification { Kind = NetworkPairFactory.Custom, Registration = name, Initialization = initialization });
    }

    /// <summary>
    /// Registers networks of your own for this process: once at its start, before training with <see cref="Custom"/> and before loading a
    /// model that was
    /// trained with them. Whoever registers a name again replaces what it stood for.
    /// </summary>
    /// <param name="name">A name that stays the same: saved models ask for it.</param>
    /// <param name="generator">
    /// Makes the generator: a module that maps latents [B, Z] and, in a conditional pair, classes [B] (Int64, from 0; null otherwise) to
    /// samples [B, channels,
    /// height, width] in [−1,1].
    /// </param>
    /// <param name="discriminator">Makes the discriminator: a module that judges samples and, in a conditional pair, classes.</param>
    /// <remarks>
    /// The modules' parameters and buffers are saved with a model and read back by their names. In the steps of one player the other's
    /// buffers
    /// stay as they are, so torch's own batch norms may be used.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">A factory is null.</exception>
    public static void Register(
        string name,
        Func<GanNetworkShape, nn.Module<Tensor, Tensor?, Tensor>> generator,
        Func<GanNetworkShape, nn.Module<Tensor, Tensor?, DiscriminatorOutput>> discriminator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        NetworkRegistry.Set(name, new NetworkRegistration(generator, discriminator));
    }

    NetworkPairSpecification ISpecified<GanNetworks, NetworkPairSpecification>.Specification => _template;

    static GanNetworks ISpecified<GanNetworks, NetworkPairSpecification>.Of(NetworkPairSpecification specification) => new(specification);

    internal NetworkPairSpecification Template => _template;

    /// <summary>Whether samples are vectors of any values, not images in [−1,1].</summary>
    internal bool MakesVectors => _template.Kind == NetworkPairFactory.Mlp;

    /// <summary>Whether samples may be vectors: such networks take what the column holds.</summary>
    internal bool TakesVectors => _template.Kind is NetworkPairFactory.Mlp or NetworkPairFactory.Custom;

    /// <summary>What a pair for these sizes is built from; not checked yet against the sizes.</summary>
    internal NetworkPairSpecification For(ImageShape image, int latentSize, int classCount) =>
        _template with { Image = image, LatentSize = latentSize, ClassCount = classCount };

    private static GanNetworks Create(
        string kind, int baseChannels, GanNetworkOptions? options, DiscriminatorNormalization normalization = DiscriminatorNormalization.None,
        bool spectral = false, WeightInitialization initialization = WeightInitialization.FanIn)
    {
        options ??= new GanNetworkOptions();
        OptionChecks.AtLeast(1, baseChannels);
        return Checked(new NetworkPairSpecification
        {
            Kind = kind,
            BaseChannels = baseChannels,
            Normalization = options.Normalization ?? normalization,
            SpectralNormalization = options.SpectralNormalization ?? spectral,
            SelfAttentionResolution = options.SelfAttentionResolution,
            Conditioning = options.Conditioning,
            Initialization = options.Initialization ?? initialization,
            InitializationGain = options.InitializationGain,
            Autoencoder = options.AutoencoderDiscriminator,
            MinibatchKernels = options.MinibatchKernels,
            MinibatchDeviation = options.MinibatchDeviation,
        });
    }

    // The sizes come later: whatever is checked here does not depend on them.
    private static GanNetworks Checked(NetworkPairSpecification template)
    {
        SpecificationLimits.Check(template with { Image = new ImageShape(1, 1, 1), LatentSize = 1 });
        return new GanNetworks(template);
    }
}
