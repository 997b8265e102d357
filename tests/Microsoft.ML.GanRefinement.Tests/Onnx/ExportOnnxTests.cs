using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.GanRefinement.Tests.Onnx;

/// <summary>The generator as an ONNX file, run by ONNX Runtime.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ExportOnnxTests : IDisposable
{
    private const double Tolerance = 1e-5;
    private const int Settling = 8;

    private static readonly string[] s_moved = ["gain", "bias", "gamma"];

    private readonly MLContext _ml = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("onnx").FullName;

    public static TheoryData<string> Cases => NetworkCases.All;

    public static TheoryData<string> InPipelines =>
    [
        "dcgan", "dcgan, unconditional", "classic, 28", "sngan", "resnet, as sagan", "resnet of robgan, 28", "mlp", "mlp, tanh, orthogonal, labels",
        "progressive, labels", "progressive, unconditional", "recurrent canvas", "pyramid",
    ];

    private string File => Path.Combine(_folder, "generator.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Computes_what_the_generator_computes_in_batches_of_any_size(string name)
    {
        using var gan = Untrained(NetworkCases.Find(name), out var pair);
        using MemoryStream stream = new();
        _ml.Gan().ExportOnnx(gan, stream);
        using InferenceSession session = new(stream.ToArray());
        var networks = pair.Specification.Networks;
        foreach (var count in new[] { 1, 3 })
        {
            using var scope = NewDisposeScope();
            using var random = new torch.Generator(7);
            var latents = randn([count, networks.LatentSize], generator: random);
            long[] classes = [.. Enumerable.Range(0, count).Select(i => (long)(i % Math.Max(1, networks.ClassCount)))];
            var expected = pair.Generate(latents, networks.ClassCount == 0 ? null : tensor(classes));

            // As in the transformer: images end at ±1, whatever the last layer is.
            expected = networks.Image.IsVector ? expected : expected.Clamped(-1, 1);

            using var results = session.Run(Inputs(latents, networks.ClassCount == 0 ? null : classes));

            var image = Assert.Single(results).AsTensor<float>();
            Assert.Equal(expected.shape, image.Dimensions.ToArray().Select(n => (long)n));
            Assert.True(expected.abs().max().ReadDouble() > 1e-3, "images of nothing are equal to anything");
            AssertClose(expected.contiguous().data<float>().ToArray(), [.. image]);
        }
    }

    [Fact]
    public void Every_architecture_is_tried_but_a_users_own() =>
        Assert.Equal(NetworkPairFactory.Kinds.Except([GanNetworks.CustomFamily.Name]).Order(), NetworkCases.Kinds.Order());

    [Fact]
    public void Every_architecture_is_tried_in_a_pipeline_too_with_classes_where_it_takes_them()
    {
        var (all, tried) = (Of(Cases), Of(InPipelines));
        Assert.Equal(KindsOf(all), KindsOf(tried));
        Assert.Equal(KindsOf(WithClasses(all)), KindsOf(WithClasses(tried)));

        static NetworkPairSpecification[] Of(IEnumerable<object[]> rows) => [.. rows.Select(row => NetworkCases.Find((string)row[0]))];
        static IEnumerable<string> KindsOf(IEnumerable<NetworkPairSpecification> networks) => networks.Select(one => one.Kind).Distinct().Order();
        static IEnumerable<NetworkPairSpecification> WithClasses(IEnumerable<NetworkPairSpecification> networks) => networks.Where(one => one.ClassCount > 0);
    }

    [Theory]
    [MemberData(nameof(InPipelines))]
    public void Works_in_a_pipeline_of_ML_NET_under_the_columns_names(string name)
    {
        using var gan = Untrained(NetworkCases.Find(name), out var pair);
        _ml.Gan().ExportOnnx(gan, File);
        var networks = pair.Specification.Networks;
        var latents = _ml.Gan().SampleLatents(gan, count: 5);
        // Keys count from 1, ONNX's classes do not.
        var numbered = networks.ClassCount == 0
            ? latents
            : _ml.Transforms.CustomMapping<Key, Number>((key, number) => number.Label = key.Label - 1L, null).Fit(latents).Transform(latents);
        var onnx = networks.ClassCount == 0
            ? _ml.Transforms.ApplyOnnxModel(["GeneratedImage"], ["Latent"], File)
            : _ml.Transforms.ApplyOnnxModel(["GeneratedImage"], ["Latent", "Label"], File);

        var images = onnx.Fit(numbered).Transform(numbered).GetColumn<float[]>("GeneratedImage");

        AssertClose([.. gan.Transform(latents).GetColumn<float[]>("GeneratedImage").SelectMany(x => x)], [.. images.SelectMany(x => x)]);
    }

    [Fact]
    public void A_chain_of_truncations_and_a_generator_gives_the_chains_images()
    {
        using var gan = Untrained(SmallPair.Networks with { ClassCount = 0 }, out _);
        var latents = _ml.Gan().SampleLatents(gan, count: 6);
        var both = GanLatentRefiner.Sequence(GanLatentRefiner.Truncation(0.5), GanLatentRefiner.Shrinking(0.9));
        var chain = _ml.Gan().TruncateLatent(gan, 0.8).Append(_ml.Gan().RefineLatent(gan, both)).Fit(latents).Append(gan);
        _ml.Gan().ExportOnnx(chain, File);
        var images = _ml.Transforms.ApplyOnnxModel(["GeneratedImage"], ["Latent"], File).Fit(latents).Transform(latents).GetColumn<float[]>("GeneratedImage");
        float[] expected = [.. chain.Transform(latents).GetColumn<float[]>("GeneratedImage").SelectMany(x => x)];
        AssertClose(expected, [.. images.SelectMany(x => x)]);
        Assert.NotEqual(expected, gan.Transform(latents).GetColumn<float[]>("GeneratedImage").SelectMany(x => x));

        var coached = _ml.Gan().CoachLatent(gan).Fit(latents).Append(gan);
        var error = Assert.Throws<NotSupportedException>(() => _ml.Gan().ExportOnnx(coached, File));
        Assert.Contains("only shrinking and clamping", error.Message, StringComparison.Ordinal);
        coached = _ml.Gan().TruncateLatent(gan, threshold: 1).Fit(latents).Append(gan);
        error = Assert.Throws<NotSupportedException>(() => _ml.Gan().ExportOnnx(coached, File));
        Assert.Contains("resampling", error.Message, StringComparison.OrdinalIgnoreCase);
        error = Assert.Throws<NotSupportedException>(() => _ml.Gan().ExportOnnx(_ml.Gan().TruncateLatent(gan).Fit(latents), File));
        Assert.Contains("ends in LatentRefinementTransformer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_in_the_file_what_an_app_needs_to_know()
    {
        using var gan = Untrained(SmallPair.Networks, out _);
        _ml.Gan().ExportOnnx(gan, File);
        using InferenceSession session = new(File);
        Assert.Equal([-1, SmallPair.LatentSize], session.InputMetadata["Latent"].Dimensions);
        Assert.Equal([-1, 1], session.InputMetadata["Label"].Dimensions);
        Assert.Equal([-1, 1, 8, 8], session.OutputMetadata["GeneratedImage"].Dimensions);
        var told = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal("""["1","2","3"]""", told["classes"]);
        Assert.Equal("Normal", told["latentDistribution"]);
        Assert.Equal("dcgan", told["architecture"]);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Refuses_a_class_that_there_is_not()
    {
        using var gan = Untrained(SmallPair.Networks with { Conditioning = ClassConditioning.LabelConcatenation }, out _);
        _ml.Gan().ExportOnnx(gan, File);
        using InferenceSession session = new(File);
        using var latents = zeros([1, SmallPair.LatentSize]);
        Assert.Throws<OnnxRuntimeException>(() => session.Run(Inputs(latents, [3])).Dispose());
    }

    [Fact]
    public void A_network_of_ones_own_is_refused_by_its_name_and_no_file_is_left()
    {
        GanNetworks.Register("of the onnx test", shape => new OwnGenerator(shape), _ => new OwnDiscriminator());
        using var gan = Untrained(GanNetworks.Custom("of the onnx test").For(SmallPair.Networks.Image, SmallPair.LatentSize, 0), out _);
        var error = Assert.Throws<NotSupportedException>(() => _ml.Gan().ExportOnnx(gan, File));
        Assert.Contains("'of the onnx test' is a module of your own (OwnGenerator)", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_network_that_refines_its_latents_is_exported_without_that_only_when_asked()
    {
        using GanTransformer gan = new(_ml, SmallPair.Create(s => s with { LatentRefinement = GanLatentRefiner.Coach() }), new GanColumns());
        var error = Assert.Throws<NotSupportedException>(() => _ml.Gan().ExportOnnx(gan, File));
        Assert.Contains("withoutRefinement: true", error.Message, StringComparison.Ordinal);
        _ml.Gan().ExportOnnx(gan, File, withoutRefinement: true);
        Assert.True(new FileInfo(File).Length > 0);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var gan = Untrained(SmallPair.Networks, out _);
        var error = Assert.Throws<DirectoryNotFoundException>(() => _ml.Gan().ExportOnnx(gan, Path.Combine(_folder, "absent", "gan.onnx")));
        Assert.Equal($"path: there is no folder '{Path.Combine(_folder, "absent")}' for 'gan.onnx'. Make it first.", error.Message);
    }

    [Fact]
    public void A_disposed_network_is_refused()
    {
        var gan = Untrained(SmallPair.Networks, out _);
        gan.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _ml.Gan().ExportOnnx(gan, File));
        Assert.Throws<ArgumentException>(() => _ml.Gan().ExportOnnx(gan, " "));
    }

    private GanTransformer Untrained(NetworkPairSpecification networks, out TrainedPair pair)
    {
        using var random = new torch.Generator(3);
        var made = NetworkPairFactory.Create(networks, random, CPU);
        using (no_grad())
        using (NewDisposeScope())
        {
            // What training moves away from 0 and 1: gains, biases, the attention's factor; and running statistics, which keep values of a usual size.
            foreach (var (_, values) in made.Generator.named_parameters().Where(p => s_moved.Contains(p.name.Split('.')[^1])))
                values.copy_(values.Plus(rand(values.shape, generator: random).Times(0.2)));
            made.Generator.train();
            var classes = networks.ClassCount == 0 ? null : zeros([Settling], dtype: ScalarType.Int64);
            for (var pass = 0; pass < Settling; pass++)
                made.Generator.call(randn([Settling, networks.LatentSize], generator: random), classes).Dispose();
        }
        pair = new TrainedPair(
            new GanSpecification
            {
                Method = "none",
                Networks = networks,
                Objective = GanObjective.Hinge(),
                ClassNames = [.. Enumerable.Range(1, networks.ClassCount).Select(n => $"{n}")],
            },
            made, CPU);
        return new GanTransformer(_ml, pair, new GanColumns());
    }

    private static List<NamedOnnxValue> Inputs(Tensor latents, long[]? classes)
    {
        List<NamedOnnxValue> inputs =
        [
            NamedOnnxValue.CreateFromTensor("Latent", new DenseTensor<float>(latents.data<float>().ToArray(), [(int)latents.shape[0], (int)latents.shape[1]])),
        ];
        if (classes is not null)
            inputs.Add(NamedOnnxValue.CreateFromTensor("Label", new DenseTensor<long>(classes, [classes.Length, 1])));
        return inputs;
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(a))).Max(), 0, Tolerance);
    }

    private sealed class Key
    {
        [KeyType(NetworkCases.ClassCount)]
        public uint Label { get; set; }
    }

    private sealed class Number
    {
        public long Label { get; set; }
    }

    private sealed class OwnGenerator(GanNetworkShape shape) : nn.Module<Tensor, Tensor?, Tensor>("own")
    {
        public override Tensor forward(Tensor latents, Tensor? classes) => zeros([latents.shape[0], shape.Channels, shape.Height, shape.Width]);
    }

    private sealed class OwnDiscriminator() : nn.Module<Tensor, Tensor?, DiscriminatorOutput>("own")
    {
        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes) => new(samples.flatten(1).mean([1]));
    }
}
