using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Data.Images;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>What a pair of networks is rebuilt from; stored as JSON in the model file. A value that a file lacks is the default of
/// here.</summary>
internal sealed record NetworkPairSpecification
{
    /// <summary>The architecture, one of <see cref="NetworkPairFactory.Kinds"/>.</summary>
    public string Kind { get; init; } = GanNetworks.DcganFamily.Name;

    /// <summary>The shape of a sample.</summary>
    public ImageShape Image { get; init; }

    /// <summary>Values in a latent.</summary>
    public int LatentSize { get; init; }

    /// <summary>Number of classes, 0 for an unconditional pair.</summary>
    public int ClassCount { get; init; }

    /// <summary>Channels of the layers nearest to the image; each halving of the resolution doubles them.</summary>
    public int BaseChannels { get; init; }

    /// <summary>The discriminator's where they are not the generator's, else null.</summary>
    public int? DiscriminatorBaseChannels { get; init; }

    /// <summary>Normalisation between the discriminator's layers.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<DiscriminatorNormalization>))]
    public DiscriminatorNormalization Normalization { get; init; }

    /// <summary>Normalisation between the generator's layers.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<GeneratorNormalization>))]
    public GeneratorNormalization GeneratorNormalization { get; init; }

    /// <summary>Whether the discriminator's weight matrices are divided by their largest singular value.</summary>
    public bool SpectralNormalization { get; init; }

    /// <summary>Whether the generator's are too.</summary>
    public bool GeneratorSpectralNormalization { get; init; }

    /// <summary>Whether length and direction of weights are apart.</summary>
    public bool WeightNormalization { get; init; }

    /// <summary>Whether weights are scaled when they are used.</summary>
    public bool EqualizedLearningRate { get; init; }

    /// <summary>Samples that virtual batch normalisation refers to.</summary>
    public int ReferenceBatchSize { get; init; } = 64;

    /// <summary>How a residual generator doubles its maps.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<GanUpsampling>))]
    public GanUpsampling Upsampling { get; init; }

    /// <summary>Height of the maps that get self-attention, 0 for none.</summary>
    public int SelfAttentionResolution { get; init; }

    /// <summary>How classes reach the networks.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<ClassConditioning>))]
    public ClassConditioning Conditioning { get; init; }

    /// <summary>Length of a normalised classifier's unit vectors.</summary>
    public int ClassEmbeddingSize { get; init; } = 512;

    /// <summary>The distribution of the first weights; null leaves them as the modules of a user make them.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<WeightInitialization>))]
    public WeightInitialization? Initialization { get; init; } = WeightInitialization.FanIn;

    /// <summary>Factor on the first weights.</summary>
    public double InitializationGain { get; init; } = 1;

    /// <summary>How a ResNet's last map becomes a vector.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FeaturePooling>))]
    public FeaturePooling Pooling { get; init; }

    /// <summary>Whether the discriminator is an autoencoder.</summary>
    public bool Autoencoder { get; init; }

    /// <summary>Categories that the discriminator sorts samples into.</summary>
    public int Categories { get; init; }

    /// <summary>Strokes of a recurrent canvas.</summary>
    public int CanvasSteps { get; init; }

    /// <summary>Doublings of a Laplacian pyramid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PyramidLevels { get; init; }

    /// <summary>What maps samples back to latents.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<GanEncoder>))]
    public GanEncoder Encoder { get; init; }

    /// <summary>Values of the latent that the discriminator has a head for.</summary>
    public int LatentCodes { get; init; }

    /// <summary>Categories that the first values of the latent choose one of, and the discriminator has a head for; 0 for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LatentCategories { get; init; }

    /// <summary>Kernels of minibatch discrimination, 0 for none.</summary>
    public int MinibatchKernels { get; init; }

    /// <summary>Whether the deviation over the batch is a feature.</summary>
    public bool MinibatchDeviation { get; init; }

    /// <summary>Widths of the hidden layers of a perceptron's generator.</summary>
    public IReadOnlyList<int>? GeneratorWidths { get; init; }

    /// <summary>Widths of the hidden layers of a perceptron's discriminator.</summary>
    public IReadOnlyList<int>? DiscriminatorWidths { get; init; }

    /// <summary>What is between a perceptron's layers.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<MlpActivation>))]
    public MlpActivation Activation { get; init; }

    /// <summary>The name that a user's own networks are registered under.</summary>
    public string? Registration { get; init; }

    /// <summary>Samples as columns have them: pixels are held in [−1,1], plain vectors have no bounds.</summary>
    public Tensor Bounded(Tensor samples) => Image.IsVector ? samples : samples.Clamped(-1, 1);

    /// <summary>The same with the discriminator's base channels for all.</summary>
    [JsonIgnore]
    public NetworkPairSpecification OfDiscriminator => this with { BaseChannels = DiscriminatorBaseChannels ?? BaseChannels };

    /// <summary>The same without classes, heads and encoder, for the layers that only make features of a sample.</summary>
    [JsonIgnore]
    public NetworkPairSpecification OfFeatures => OfDiscriminator with
    {
        ClassCount = 0,
        Autoencoder = true,
        Encoder = GanEncoder.None,
        LatentCodes = 0,
        LatentCategories = 0,
        Categories = 0,
        MinibatchKernels = 0,
        MinibatchDeviation = false,
    };

    /// <summary>Classes that are concatenated to the networks' inputs.</summary>
    [JsonIgnore]
    public int ConcatenatedClasses => Conditioning == ClassConditioning.LabelConcatenation ? ClassCount : 0;

    /// <summary>Classes that the generator's norms tell apart.</summary>
    [JsonIgnore]
    public int NormalizedClasses => ClassCount - ConcatenatedClasses;
}
