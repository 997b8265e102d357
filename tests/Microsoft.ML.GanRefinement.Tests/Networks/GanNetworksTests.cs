using System.Text.Json;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class GanNetworksTests
{
    [Fact]
    public void Dcgan_is_the_pair_of_every_earlier_model_file()
    {
        // As written before there were other architectures.
        const string Old = """{"kind":"dcgan","image":{"channels":1,"height":28,"width":28},"latentSize":128,"classCount":10,"baseChannels":16}""";
        var read = JsonSerializer.Deserialize<NetworkPairSpecification>(Old, JsonSerializerOptions.Web)!;
        Assert.Equal(GanNetworks.Dcgan(16).For(new ImageShape(1, 28, 28), 128, 10), read);
        Assert.Equal(new NetworkPairSpecification { Image = new ImageShape(1, 28, 28), LatentSize = 128, ClassCount = 10, BaseChannels = 16 }, read);
    }

    [Fact]
    public void Each_architecture_has_the_defaults_of_its_paper()
    {
        Assert.Equal((DiscriminatorNormalization.None, false, WeightInitialization.FanIn), Choices(GanNetworks.Dcgan()));
        Assert.Equal((DiscriminatorNormalization.Batch, false, WeightInitialization.Normal), Choices(GanNetworks.ClassicDcgan()));
        Assert.Equal((DiscriminatorNormalization.None, true, WeightInitialization.Normal), Choices(GanNetworks.SnganCnn()));
        Assert.Equal((DiscriminatorNormalization.None, true, WeightInitialization.Xavier), Choices(GanNetworks.ResNet()));
        Assert.Equal((DiscriminatorNormalization.None, false, WeightInitialization.FanIn), Choices(GanNetworks.Mlp()));
        Assert.Equal(FeaturePooling.Sum, GanNetworks.ResNet().Template.Pooling);
        Assert.Equal([512, 512, 512], GanNetworks.Mlp().Template.GeneratorWidths!);
        Assert.Equal(GanNetworks.DefaultBaseChannels, GanNetworks.Dcgan().Template.BaseChannels);
    }

    [Fact]
    public void Options_have_their_defaults()
    {
        var options = new GanNetworkOptions();
        Assert.Null(options.Normalization);
        Assert.Null(options.SpectralNormalization);
        Assert.Null(options.Initialization);
        Assert.Equal((null, null, false), (options.DiscriminatorBaseChannels, options.GeneratorNormalization, options.GeneratorSpectralNormalization));
        Assert.Equal((0, ClassConditioning.AuxiliaryClassifier, 1.0), (options.SelfAttentionResolution, options.Conditioning, options.InitializationGain));
        Assert.Equal((false, 0, false), (options.AutoencoderDiscriminator, options.MinibatchKernels, options.MinibatchDeviation));
    }

    [Fact]
    public void A_width_said_twice_is_said_once() =>
        Assert.Equal(GanNetworks.Dcgan(16).Template, GanNetworks.Dcgan(16, new() { DiscriminatorBaseChannels = 16 }).Template);

    [Fact]
    public void Copies_what_it_is_given()
    {
        var (widths, options) = (new List<int> { 3 }, new GanNetworkOptions());
        var networks = GanNetworks.Mlp(widths, options: options);
        widths.Add(4);
        options.SpectralNormalization = true;
        Assert.Equal([3], networks.Template.GeneratorWidths!);
        Assert.False(networks.Template.SpectralNormalization);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Is_the_same_after_a_round_trip_through_json(string name)
    {
        var networks = new GanNetworks(NetworkCases.Find(name));
        var json = JsonSerializer.Serialize(networks);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<GanNetworks>(json)));
        Assert.Contains($"\"{networks.Template.Conditioning}\"", json);
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "baseChannels must be at least 1", () => GanNetworks.Dcgan(0) },
        { "pooling must be one of Sum, Mean", () => GanNetworks.ResNet(pooling: (FeaturePooling)7) },
        { "activation must be one of ReLU, LeakyReLU, Tanh", () => GanNetworks.Mlp(activation: (MlpActivation)7) },
        { "InitializationGain must be a finite number above 0", () => GanNetworks.Dcgan(options: new() { InitializationGain = double.NaN }) },
        { "MinibatchKernels must be from 0", () => GanNetworks.Dcgan(options: new() { MinibatchKernels = -1 }) },
        { "SelfAttentionResolution must be from 0", () => GanNetworks.Dcgan(options: new() { SelfAttentionResolution = -1 }) },
        { "Normalization must be one of", () => GanNetworks.Dcgan(options: new() { Normalization = (DiscriminatorNormalization)9 }) },
        { "Conditioning must be one of", () => GanNetworks.Dcgan(options: new() { Conditioning = (ClassConditioning)9 }) },
        { "must be one of FanIn", () => GanNetworks.Dcgan(options: new() { Initialization = (WeightInitialization)9 }) },
        { "Normalization must be None", () => Check(GanNetworks.Mlp(options: new() { Normalization = DiscriminatorNormalization.Layer }), 4) },
        { "GeneratorWidths must be 1 to 64 numbers", () => Check(GanNetworks.Mlp([]), 4) },
        { "DiscriminatorWidths must be 1 to 64 numbers", () => Check(GanNetworks.Mlp([4], [0]), 4) },
        { "Conditioning must be LabelConcatenation", () => Check(GanNetworks.Dcgan(options: new() { AutoencoderDiscriminator = true }), 32, classes: 3) },
        { "must be 0 or one of 4, 8, 16", () => Check(GanNetworks.SnganCnn(options: new() { SelfAttentionResolution = 5 }), 32) },
        { "must be 0: these networks have no such maps", () => Check(GanNetworks.Mlp(options: new() { SelfAttentionResolution = 5 }), 32) },
        { "DiscriminatorBaseChannels must be from 1", () => GanNetworks.Dcgan(options: new() { DiscriminatorBaseChannels = 0 }) },
        { "no base channels: leave it null", () => GanNetworks.Mlp(options: new() { DiscriminatorBaseChannels = 4 }) },
        { "GeneratorNormalization must be one of", () => GanNetworks.Dcgan(options: new() { GeneratorNormalization = (GeneratorNormalization)9 }) },
        { "leave GeneratorNormalization null", () => GanNetworks.Mlp(options: new() { GeneratorNormalization = GeneratorNormalization.Batch }) },
        { "one position", () => Check(GanNetworks.ClassicDcgan(options: new() { GeneratorNormalization = GeneratorNormalization.Instance }), 16) },
        { "Only residual generators", () => GanNetworks.SnganCnn(options: new() { Upsampling = GanUpsampling.Bilinear }) },
        { "Upsampling must be one of", () => GanNetworks.ResNet(options: new() { Upsampling = (GanUpsampling)9 }) },
        { "best 32, 48 or 64", () => Check(GanNetworks.ClassicDcgan(), 12) },
        { "multiples of 8, best 32 or 48", () => Check(GanNetworks.SnganCnn(), 28) },
        { "multiples of 4 from 16", () => Check(GanNetworks.ResNet(), 30) },
        { "ResizeImages", () => Check(GanNetworks.ResNet(), 60) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Says_what_is_wrong_and_what_fits(string message, Action make) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message);

    private static void Check(GanNetworks networks, int side, int classes = 0) =>
        NetworkPairFactory.Check(networks.For(new ImageShape(1, side, side), 8, classes));

    private static (DiscriminatorNormalization, bool, WeightInitialization?) Choices(GanNetworks networks) =>
        (networks.Template.Normalization, networks.Template.SpectralNormalization, networks.Template.Initialization);
}
