
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>A small pair of each architecture and of each choice, by a name that a test can print.</summary>
internal static class NetworkCases
{
    public const int LatentSize = 5;
    public const int ClassCount = 3;

    private static readonly Dictionary<string, NetworkPairSpecification> s_specifications = new()
    {
        ["dcgan"] = Of(GanNetworks.Dcgan(4), new ImageShape(1, 8, 12)),
        ["dcgan, unconditional"] = Of(GanNetworks.Dcgan(4), new ImageShape(2, 16, 8), classes: 0),
        ["dcgan, batch norm, attention"] = Of(
            GanNetworks.Dcgan(8, new() { Normalization = DiscriminatorNormalization.Batch, SelfAttentionResolution = 8 }), new ImageShape(3, 16, 16)),
        ["dcgan, layer norm, projection"] = Of(
            GanNetworks.Dcgan(4, new() { Normalization = DiscriminatorNormalization.Layer, Conditioning = ClassConditioning.Projection }),
                new ImageShape(1, 16, 16)),
        ["dcgan, instance norm, labels"] = Of(
            GanNetworks.Dcgan(4, new() { Normalization = DiscriminatorNormalization.Instance, Conditioning = ClassConditioning.LabelConcatenation }),
            new ImageShape(1, 16, 16)),
        ["dcgan, spectral, normalised classifier"] = Of(
            GanNetworks.Dcgan(4, new() { SpectralNormalization = true, Conditioning = ClassConditioning.NormalizedClassifier, ClassEmbeddingSize = 7 }),
            new ImageShape(1, 8, 8)),
        ["dcgan, autoencoder"] = Of(GanNetworks.Dcgan(4, new() { AutoencoderDiscriminator = true }), new ImageShape(3, 8, 8), classes: 0),
        ["dcgan, spectral autoencoder, labels"] = Of(
            GanNetworks.Dcgan(4, new() { AutoencoderDiscriminator = true, SpectralNormalization = true, Conditioning = ClassConditioning.LabelConcatenation }),
            new ImageShape(1, 8, 8)),
        ["dcgan, weight norm, autoencoder"] = Of(
            GanNetworks.Dcgan(4, new() { WeightNormalization = true, AutoencoderDiscriminator = true }), new ImageShape(3, 8, 8), classes: 0),
        ["resnet, weight norm, projection"] = Of(
            GanNetworks.ResNet(1, options: new() { WeightNormalization = true, Conditioning = ClassConditioning.Projection }), new ImageShape(3, 16, 16)),
        ["resnet, equalised"] = Of(GanNetworks.ResNet(1, options: new() { EqualizedLearningRate = true }), new ImageShape(1, 16, 16)),
        ["dcgan, virtual batch norm"] = Of(
            GanNetworks.Dcgan(4, new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch, ReferenceBatchSize = 8 }), new ImageShape(1, 8, 8)),
        ["resnet, virtual batch norm, unconditional"] = Of(
            GanNetworks.ResNet(1, options: new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch, ReferenceBatchSize = 8 }),
            new ImageShape(1, 16, 16), classes: 0),
        ["progressive, labels"] = Of(
            GanNetworks.Progressive(8, new() { Conditioning = ClassConditioning.LabelConcatenation }), new ImageShape(1, 16, 16)),
        ["progressive, unconditional"] = Of(GanNetworks.Progressive(8, new()), new ImageShape(3, 8, 12), classes: 0),
        ["progressive, spectral autoencoder"] = Of(
            GanNetworks.Progressive(8, new() { SpectralNormalization = true, AutoencoderDiscriminator = true }), new ImageShape(3, 8, 8), classes: 0),
        ["dcgan, codes"] = Of(GanNetworks.Dcgan(4, new() { LatentCodes = 2 }), new ImageShape(1, 8, 8)),
        ["dcgan, codes of categories"] = Of(GanNetworks.Dcgan(4, new() { LatentCodes = 2, LatentCategories = 3 }), new ImageShape(1, 8, 8), classes: 0),
        ["dcgan, bidirectional"] = Of(GanNetworks.Dcgan(4, new() { Encoder = GanEncoder.Bidirectional }), new ImageShape(1, 8, 8), classes: 0),
        ["dcgan, variational, wider encoder"] = Of(
            GanNetworks.Dcgan(2, new() { Encoder = GanEncoder.Variational, DiscriminatorBaseChannels = 6 }), new ImageShape(1, 8, 8), classes: 0),
        ["recurrent canvas"] = Of(GanNetworks.RecurrentCanvas(3, 4), new ImageShape(1, 8, 8)),
        ["pyramid"] = Of(GanNetworks.LaplacianPyramid(1, 4), new ImageShape(1, 16, 16), classes: 0),
        ["pyramid, two levels, spectral"] = Of(
            GanNetworks.LaplacianPyramid(2, 2, new() { SpectralNormalization = true }), new ImageShape(3, 32, 64), classes: 0),
        ["dcgan, categories"] = Of(GanNetworks.Dcgan(4, new() { Categories = 3 }), new ImageShape(1, 8, 8), classes: 0),
        ["classic"] = Of(GanNetworks.ClassicDcgan(2), new ImageShape(3, 32, 48)),
        ["classic, 28"] = Of(GanNetworks.ClassicDcgan(2), new ImageShape(1, 28, 28)),
        ["sngan"] = Of(GanNetworks.SnganCnn(2, new() { Conditioning = ClassConditioning.Projection }), new ImageShape(3, 16, 24)),
        ["sngan, attention, orthogonal"] = Of(
            GanNetworks.SnganCnn(8, new() { SelfAttentionResolution = 8, Initialization = WeightInitialization.Orthogonal }), new ImageShape(3, 16, 16)),
        ["resnet, 28"] = Of(GanNetworks.ResNet(2), new ImageShape(1, 28, 28)),
        ["resnet, 32, layer norm, mean"] = Of(
            GanNetworks.ResNet(2, FeaturePooling.Mean, new() { Normalization = DiscriminatorNormalization.Layer, SpectralNormalization = false }),
            new ImageShape(3, 32, 32)),
        ["resnet, 48, projection"] = Of(GanNetworks.ResNet(1, options: new() { Conditioning = ClassConditioning.Projection }), new ImageShape(3, 48, 32)),
        ["resnet, 64, attention"] = Of(GanNetworks.ResNet(2, options: new() { SelfAttentionResolution = 32 }), new ImageShape(3, 64, 32), classes: 0),
        ["resnet, 128"] = Of(GanNetworks.ResNet(2), new ImageShape(1, 128, 64)),
        ["resnet of robgan, 28"] = Of(GanNetworks.RobGanResNet(1), new ImageShape(1, 28, 28)),
        ["resnet of robgan, 32, spectral"] = Of(GanNetworks.RobGanResNet(1, new() { SpectralNormalization = true }), new ImageShape(3, 32, 16)),
        ["resnet of robgan, 128"] = Of(GanNetworks.RobGanResNet(1), new ImageShape(1, 128, 64), classes: 0),
        ["dcgan, wider discriminator"] = Of(GanNetworks.Dcgan(2, new() { DiscriminatorBaseChannels = 6 }), new ImageShape(1, 16, 16)),
        ["dcgan, wider autoencoder"] = Of(
            GanNetworks.Dcgan(2, new() { DiscriminatorBaseChannels = 6, AutoencoderDiscriminator = true }), new ImageShape(1, 16, 16), classes: 0),
        ["dcgan, instance norm in G, spectral in both"] = Of(
            GanNetworks.Dcgan(4, new()
            {
                GeneratorNormalization = GeneratorNormalization.Instance,
                GeneratorSpectralNormalization = true,
                SpectralNormalization = true,
            }),
            new ImageShape(3, 16, 16)),
        ["dcgan, instance norm in G, unconditional"] = Of(
            GanNetworks.Dcgan(4, new() { GeneratorNormalization = GeneratorNormalization.Instance }), new ImageShape(3, 16, 16), classes: 0),
        ["dcgan, no norm in G, autoencoder"] = Of(
            GanNetworks.Dcgan(4, new() { GeneratorNormalization = GeneratorNormalization.None, AutoencoderDiscriminator = true }),
            new ImageShape(3, 8, 8), classes: 0),
        ["classic, pixel norm in G"] = Of(GanNetworks.ClassicDcgan(2, new() { GeneratorNormalization = GeneratorNormalization.Pixel }),
            new ImageShape(3, 32, 48)),
        ["classic, no norm in G, unconditional"] = Of(
            GanNetworks.ClassicDcgan(4, new() { GeneratorNormalization = GeneratorNormalization.None, Initialization = WeightInitialization.Xavier }),
            new ImageShape(3, 16, 16), classes: 0),
        ["resnet, no norm in G, unconditional"] = Of(
            GanNetworks.ResNet(2, options: new() { GeneratorNormalization = GeneratorNormalization.None }), new ImageShape(1, 32, 32), classes: 0),
        ["resnet, pixel norm and spectral norm in G, labels"] = Of(
            GanNetworks.ResNet(2, options: new()
            {
                GeneratorNormalization = GeneratorNormalization.Pixel,
                GeneratorSpectralNormalization = true,
                Conditioning = ClassConditioning.LabelConcatenation,
            }),
            new ImageShape(3, 28, 28)),
        ["resnet, as sagan"] = Of(
            GanNetworks.ResNet(2, options: new()
            {
                GeneratorSpectralNormalization = true,
                SelfAttentionResolution = 16,
                Conditioning = ClassConditioning.Projection,
            }),
            new ImageShape(3, 32, 32)),
        ["resnet, bilinear, 28"] = Of(GanNetworks.ResNet(2, options: new() { Upsampling = GanUpsampling.Bilinear }), new ImageShape(1, 28, 28)),
        ["resnet, autoencoder"] = Of(GanNetworks.ResNet(1, options: new() { AutoencoderDiscriminator = true }), new ImageShape(1, 16, 16), classes: 0),
        ["mlp, spectral in G"] = Of(GanNetworks.Mlp([7, 9], [8], options: new() { GeneratorSpectralNormalization = true }), ImageShape.Vector(2)),
        ["mlp"] = Of(GanNetworks.Mlp([7, 9], [8]), ImageShape.Vector(2), classes: 0),
        ["mlp, tanh, orthogonal, labels"] = Of(
            GanNetworks.Mlp([7], [8, 6], MlpActivation.Tanh, new()
            {
                Initialization = WeightInitialization.Orthogonal,
                InitializationGain = 1.4,
                Conditioning = ClassConditioning.LabelConcatenation,
            }),
            ImageShape.Vector(2)),
        ["mlp, spectral, projection, image"] = Of(
            GanNetworks.Mlp([7], [8], MlpActivation.LeakyReLU, new() { SpectralNormalization = true, Conditioning = ClassConditioning.Projection }),
            new ImageShape(1, 4, 3)),
        ["mlp, autoencoder"] = Of(GanNetworks.Mlp([7], [8], MlpActivation.Tanh, new() { AutoencoderDiscriminator = true }), ImageShape.Vector(2), classes: 0),
    };

    /// <summary>Cases whose output for a sample depends on its batch.</summary>
    private static readonly Dictionary<string, NetworkPairSpecification> s_batchWise = new()
    {
        ["dcgan, minibatch discrimination"] = Of(GanNetworks.Dcgan(4, new() { MinibatchKernels = 6 }), new ImageShape(1, 8, 8)),
        ["sngan, minibatch deviation"] = Of(GanNetworks.SnganCnn(2, new() { MinibatchDeviation = true }), new ImageShape(1, 16, 16)),
        ["progressive"] = Of(GanNetworks.Progressive(8), new ImageShape(1, 16, 16)),
        ["resnet, minibatch both"] = Of(
            GanNetworks.ResNet(1, options: new() { MinibatchDeviation = true, MinibatchKernels = 2, SpectralNormalization = true }), new ImageShape(1, 16, 16)),
    };

    public static TheoryData<string> SampleWise => new(s_specifications.Keys);

    /// <summary>Those whose generator learns a batch norm for each class.</summary>
    public static TheoryData<string> ClassNormalized => new(s_specifications
        .Where(s => s.Value.NormalizedClasses > 0 && s.Value.Kind != GanNetworks.MlpFamily.Name).Select(s => s.Key));

    public static TheoryData<string> All => new(s_specifications.Keys.Concat(s_batchWise.Keys));

    /// <summary>The architectures that there are cases of.</summary>
    public static IEnumerable<string> Kinds => s_specifications.Values.Select(s => s.Kind).Distinct();

    public static NetworkPairSpecification Find(string name) => s_specifications.GetValueOrDefault(name) ?? s_batchWise[name];

    private static NetworkPairSpecification Of(GanNetworks networks, ImageShape image, int classes = ClassCount) => networks.For(image, LatentSize, classes);
}
