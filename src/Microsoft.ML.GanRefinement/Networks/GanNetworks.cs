using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement;

/// <summary>An architecture for generator and discriminator, for any trainer. Immutable; the sizes of samples and latents and the number of
/// classes come from the data and the trainer's options.</summary>
[JsonConverter(typeof(AsSpecification))]
public sealed partial class GanNetworks
{
    internal const int DefaultBaseChannels = 64;

    private readonly NetworkPairSpecification _template;

    internal GanNetworks(NetworkPairSpecification template) => _template = template;

    internal NetworkPairSpecification Template => _template;

    /// <summary>Whether samples are vectors of any values, not images in [−1,1].</summary>
    internal bool MakesVectors => NetworkPairFactory.Family(_template).MakesVectors;

    /// <summary>Whether samples may be vectors: such networks take what the column holds.</summary>
    internal bool TakesVectors => NetworkPairFactory.Family(_template).TakesVectors;

    /// <summary>Whether they can grow while they are trained.</summary>
    internal bool Grows => NetworkPairFactory.Family(_template).Grows;

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
            DiscriminatorBaseChannels = options.DiscriminatorBaseChannels == baseChannels ? null : options.DiscriminatorBaseChannels,
            Normalization = options.Normalization ?? normalization,
            SpectralNormalization = options.SpectralNormalization ?? (spectral && !options.WeightNormalization && options.EqualizedLearningRate != true),
            GeneratorNormalization = options.GeneratorNormalization ?? GeneratorNormalization.Batch,
            GeneratorSpectralNormalization = options.GeneratorSpectralNormalization,
            WeightNormalization = options.WeightNormalization,
            EqualizedLearningRate = options.EqualizedLearningRate ?? false,
            ReferenceBatchSize = options.ReferenceBatchSize,
            Upsampling = options.Upsampling,
            SelfAttentionResolution = options.SelfAttentionResolution,
            Conditioning = options.Conditioning,
            ClassEmbeddingSize = options.ClassEmbeddingSize,
            Initialization = options.Initialization ?? initialization,
            InitializationGain = options.InitializationGain,
            Autoencoder = options.AutoencoderDiscriminator,
            Encoder = options.Encoder,
            LatentCodes = options.LatentCodes,
            LatentCategories = options.LatentCategories,
            Categories = options.Categories,
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

    private sealed class AsSpecification : JsonConverter<GanNetworks>
    {
        public override GanNetworks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<NetworkPairSpecification>(ref reader, options) ?? throw new JsonException("The networks are missing."));

        public override void Write(Utf8JsonWriter writer, GanNetworks value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value._template, options);
    }
}
