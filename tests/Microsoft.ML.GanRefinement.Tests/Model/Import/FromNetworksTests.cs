using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Interop.StateDicts;
using Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;
using Microsoft.ML.GanRefinement.Tests.Networks.Custom;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Model.Import;

/// <summary>Pairs whose files, images and scores PyTorch has written (reference/make_networks.py).</summary>
[Collection(nameof(Trains))]
public sealed class FromNetworksTests : IDisposable
{
    private const int LatentSize = 6;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pairs => ["mimicry-sngan", "mimicry-projection", "collection-sngan-resnet", "collection-sngan", "collection-dcgan"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Images_and_scores_are_those_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        using var gan = Import(name);
        var images = Expected(name, "images", [2, 3, 32, 32]);
        var (z, y) = (Expected(name, "latents", [2, LatentSize]), Classes(name));
        Assert.Equal(0, (gan.Pair.Generate(z, y) - images).abs().max().ToDouble(), 1e-5);
        var scores = Expected(name, "scores", [2]);
        Assert.Equal(0, (gan.Pair.Discriminate(images, y).Logits - scores).abs().max().ToDouble(), 1e-5 * (1 + scores.abs().max().ToDouble()));
        Assert.True(images.std().ToDouble() > 0.01);
        Assert.True((scores[0] - scores[1]).abs().ToDouble() > 1e-3);
    }

    // σ of weight_u and weight_v as they are, which belong to weights of a step before.
    [Fact]
    public void Singular_vectors_that_have_not_converged_are_taken_as_they_are()
    {
        using var scope = NewDisposeScope();
        using var gan = Import("mimicry-sngan");
        using var same = Import("mimicry-sngan");
        var d = gan.Pair.Networks.Discriminator;
        foreach (var (name, u) in d.named_buffers().Where(b => b.name.EndsWith(".u") && b.buffer.numel() > 1))
            Assert.True(Math.Abs(u.norm().ToDouble() - 1) > 1e-6, name);
        // What counts is their direction from the first pass in train mode on.
        using (no_grad())
        {
            foreach (var (_, u) in d.named_buffers().Where(b => b.name.EndsWith(".u")))
                u.div_(u.norm());
        }
        var x = Expected("mimicry-sngan", "images", [2, 3, 32, 32]);
        double[] InTraining(GanTransformer one)
        {
            one.Pair.Networks.Discriminator.train();
            return one.Pair.Discriminate(x, null).Logits.to_type(ScalarType.Float64).Doubles();
        }
        Assert.Equal(InTraining(same), InTraining(gan), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Is_generated_coached_saved_and_loaded_like_any_other()
    {
        var ml = new MLContext(1);
        using var gan = Import("mimicry-projection", ml);
        Assert.Equal((LatentSize, 3), (gan.LatentSize, gan.ClassCount));
        Assert.Equal(["plane", "car", "bird"], gan.ClassNames);
        var latents = ml.Gan().SampleLatents(gan, 6, seed: 2);
        var plain = gan.Transform(latents);
        var path = _folder.File("pair.zip");
        ml.Model.Save(gan, latents.Schema, path);
        using var loaded = (GanTransformer)new MLContext(2).Model.Load(path, out _);
        Assert.Equal(Images(plain), Images(loaded.Transform(latents)));
        Assert.Equal(gan.ClassNames, loaded.ClassNames);
        Assert.Equal(GanObjective.Hinge(), loaded.Pair.Objective);
        var coached = ml.Gan().CoachLatent(gan, 20, 0.01).Fit(latents).Append(gan).Transform(latents);
        Assert.True(coached.GetColumn<float>("Score").Sum() > plain.GetColumn<float>("Score").Sum());
    }

    [Fact]
    public void Classes_without_names_are_numbered()
    {
        using var gan = new MLContext(1).Gan().FromNetworks(Networks("mimicry-projection"), new GanNetworkShape(3, 32, 32, LatentSize, 3),
            Weights("mimicry-projection", true), Weights("mimicry-projection", false), GanObjective.Hinge());
        Assert.Equal(["1", "2", "3"], gan.ClassNames);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Gan().FromNetworks(Networks("mimicry-projection"),
            new GanNetworkShape(3, 32, 32, LatentSize, 3), Weights("mimicry-projection", true), Weights("mimicry-projection", false),
            GanObjective.Hinge(), ["a"]));
        Assert.Contains("1 names, and shape 3 classes", error.Message);
    }

    // The older layout, by itself, without an entry.
    [Fact]
    public void A_bare_state_dict_needs_no_entry()
    {
        using var scope = NewDisposeScope();
        using var gan = new MLContext(1).Gan().FromNetworks(Networks("collection-dcgan"), new GanNetworkShape(3, 32, 32, LatentSize),
            new GanWeights(Reference("bare.pth"), GanWeightNames.PyTorchGanCollections), Weights("collection-dcgan", false), GanObjective.NonSaturating());
        using var stream = File.OpenRead(Reference("bare.pth"));
        using var file = new StateDictFile(stream);
        // [latent, channels, height, width] against [channels·height·width, latent].
        var first = tensor(file.ReadFloats("main.0.weight"), [LatentSize, 64]).t();
        Assert.Equal(first.contiguous().data<float>().ToArray(),
            gan.Pair.Networks.Generator.get_parameter("project.weight")!.contiguous().data<float>().ToArray());
    }

    private string WriteWeights(nn.Module module, string file, Func<string, string> rename)
    {
        var path = _folder.File(file);
        PthWriter.WriteZip(path, [.. module.state_dict().Where(p => p.Value.dtype == ScalarType.Float32)
            .Select((p, i) => PthTensor.Of(rename(p.Key), p.Value.shape, [.. Enumerable.Range(0, (int)p.Value.numel()).Select(k => (0.01f * k) + i)]))]);
        return path;
    }

    [Fact]
    public void A_classifiers_weight_is_that_of_the_training()
    {
        var ml = new MLContext(1);
        var networks = GanNetworks.Dcgan(4);
        using var trained = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = "Label",
            GeneratorClassificationWeight = 0.2,
            Networks = networks,
            LatentSize = 5,
            BatchSize = 6,
            MaxIterations = 1,
        }).Fit(ImageRows.View(ml));
        GanTransformer Imported(double weight) => ml.Gan().FromNetworks(networks, new GanNetworkShape(1, 8, 8, 5, 3),
            new GanWeights(WriteWeights(trained.Pair.Networks.Generator, "ac-g.pth", name => name.Replace(".gain", ".weight"))),
            new GanWeights(WriteWeights(trained.Pair.Networks.Discriminator, "ac-d.pth", name => name.Replace(".gain", ".weight"))),
            GanObjective.NonSaturating(), generatorClassificationWeight: weight);
        using var same = Imported(0.2);
        using var other = Imported(1);
        Assert.Equal(trained.Pair.Objective.ToString(), same.Pair.Objective.ToString());
        Assert.NotEqual(trained.Pair.Objective.ToString(), other.Pair.Objective.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Imported(-1));
    }

    [Fact]
    public void A_module_of_the_users_own_is_filled_by_its_own_names_or_by_a_map()
    {
        const string Name = "imported";
        GanNetworks.Register(Name, shape => new OwnGenerator(shape), shape => new OwnDiscriminator(shape));
        var shape = new GanNetworkShape(1, 4, 4, 3);
        using OwnGenerator g = new(shape);
        using OwnDiscriminator d = new(shape);
        var first = g.state_dict().Keys.First().Split('.')[0];
        using var plain = new MLContext(1).Gan().FromNetworks(GanNetworks.Custom(Name), shape, new GanWeights(WriteWeights(g, "g.pth", name => name)),
            new GanWeights(WriteWeights(d, "d.pth", name => name)), GanObjective.NonSaturating());
        using var mapped = new MLContext(1).Gan().FromNetworks(GanNetworks.Custom(Name), shape,
            new GanWeights(WriteWeights(g, "renamed.pth", name => name.StartsWith(first + ".") ? "other" + name[first.Length..] : name),
                GanWeightNames.Map(new Dictionary<string, string> { [first] = "other" })),
            new GanWeights(_folder.File("d.pth")), GanObjective.NonSaturating());
        Assert.Equal(Support.Weights.Bytes(plain.Pair.Networks.Generator), Support.Weights.Bytes(mapped.Pair.Networks.Generator));
        Assert.Equal(0.01f, plain.Pair.Networks.Generator.parameters().First().flatten()[1].ToSingle());
    }

    [Fact]
    public void Training_starts_from_the_weights()
    {
        var ml = new MLContext(1);
        var random = new Random(3);
        var rows = Enumerable.Range(0, 4).Select(_ => new Row { Image = [.. Enumerable.Range(0, 3 * 32 * 32).Select(_ => (2 * random.NextSingle()) - 1)] })
            .ToList();
        StandardGanTrainer.Options Options() => new()
        {
            Networks = Networks("collection-dcgan"),
            LatentSize = LatentSize,
            BatchSize = 2,
            MaxIterations = 1,
            Seed = 1,
            GeneratorLearningRate = 1e-30,
            DiscriminatorLearningRate = 1e-30,
        };
        var options = Options();
        options.LoadWeights(Weights("collection-dcgan", true), Weights("collection-dcgan", false));
        using var trained = ml.Gan().Standard(options).Fit(ml.Data.LoadFromEnumerable(rows));
        using var imported = Import("collection-dcgan");
        Assert.Equal(Support.Weights.Parameters(imported.Pair.Networks.Generator), Support.Weights.Parameters(trained.Pair.Networks.Generator));
        Assert.Equal(Support.Weights.Parameters(imported.Pair.Networks.Discriminator), Support.Weights.Parameters(trained.Pair.Networks.Discriminator));

        options = Options();
        options.InitialModel = imported;
        using var continued = ml.Gan().Standard(options).Fit(ml.Data.LoadFromEnumerable(rows));
        Assert.Equal(Support.Weights.Bytes(trained.Pair.Networks.Generator), Support.Weights.Bytes(continued.Pair.Networks.Generator));

        options.LoadWeights(Weights("collection-dcgan", true), Weights("collection-dcgan", false));
        Assert.Contains("leave one of them out", Assert.Throws<ArgumentException>(() => ml.Gan().Standard(options)).Message);
    }

    [Fact]
    public void A_run_resumes_from_the_same_weights_alone()
    {
        var ml = new MLContext(1);
        var random = new Random(3);
        var rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4)
            .Select(_ => new Row { Image = [.. Enumerable.Range(0, 3 * 32 * 32).Select(_ => (2 * random.NextSingle()) - 1)] }).ToList());
        byte[] Train(string directory, int iterations, GanWeights? generator = null, bool loads = true)
        {
            StandardGanTrainer.Options options = new()
            {
                Networks = Networks("collection-dcgan"),
                LatentSize = LatentSize,
                BatchSize = 2,
                MaxIterations = iterations,
                Seed = 1,
                CheckpointDirectory = _folder.File(directory),
            };
            if (loads)
                options.LoadWeights(generator ?? Weights("collection-dcgan", true), Weights("collection-dcgan", false));
            using var gan = ml.Gan().Standard(options).Fit(rows);
            return [.. Support.Weights.Bytes(gan.Pair.Networks.Generator), .. Support.Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        var whole = Train("whole", 3);
        Train("resumed", 2);
        // What counts is the file's content, not where it is.
        File.Copy(Reference("collection-dcgan.pt"), _folder.File("moved.pt"));
        GanWeights moved = new(_folder.File("moved.pt"), GanWeightNames.PyTorchGanCollections);
        var changed = Assert.Throws<ArgumentException>(() => Train("resumed", 3, new GanWeights(Reference("bare.pth"), GanWeightNames.PyTorchGanCollections)));
        Assert.Contains("LoadWeights was", changed.Message);
        Assert.Contains("belongs to another training run", changed.Message);
        Assert.Contains("LoadWeights", Assert.Throws<ArgumentException>(() => Train("resumed", 3, loads: false)).Message);
        Assert.Equal(whole, Train("resumed", 3, moved));
        Assert.NotEqual(whole, Train("random", 3, loads: false));
    }

    // The layout of PyTorch-StudioGAN, made of what PyTorch wrote in others: its networks are collection-sngan-resnet's, and those of mimicry-projection with
    // another doubling. Its norms have ε = 1e-4, so the variances here are as much smaller.
    [Theory]
    [InlineData("collection-sngan-resnet", false)]
    [InlineData("mimicry-projection", false)]
    [InlineData("mimicry-projection", true)]
    public void The_layout_of_PyTorch_StudioGAN_gives_the_same_images_and_scores(string name, bool later)
    {
        using var scope = NewDisposeScope();
        var (generator, discriminator) = (_folder.File("G.pth"), _folder.File("D.pth"));
        PthWriter.WriteZip(generator, [.. StudioGan(name, true, later)]);
        PthWriter.WriteZip(discriminator, [.. StudioGan(name, false, later)]);
        GanTransformer Import(GanNetworks networks) => new MLContext(1).Gan().FromNetworks(
            networks, new GanNetworkShape(3, 32, 32, LatentSize, Classes(name) is null ? 0 : 3), new GanWeights(generator, GanWeightNames.PyTorchStudioGan),
            new GanWeights(discriminator, GanWeightNames.PyTorchStudioGan), GanObjective.Hinge());
        using var gan = Import(Networks(name));
        var (z, y) = (Expected(name, "latents", [2, LatentSize]), Classes(name));
        var images = Expected(name, "images", [2, 3, 32, 32]);
        Assert.Equal(0, (gan.Pair.Generate(z, y) - images).abs().max().ToDouble(), 1e-5);
        var scores = Expected(name, "scores", [2]);
        Assert.Equal(0, (gan.Pair.Discriminate(images, y).Logits - scores).abs().max().ToDouble(), 1e-5 * (1 + scores.abs().max().ToDouble()));
        Assert.Equal("state_dict", GanWeightNames.PyTorchStudioGan.Layers.Entry(ofGenerator: true));
        Assert.Contains("for 32 pixels", Assert.Throws<FormatException>(() => Import(Networks("collection-sngan"))).Message);
    }

    // ReACGAN's head: a linear map of the features and a vector of each class, both spectrally normalised, then of length 1.
    [Fact]
    public void The_heads_of_PyTorch_StudioGANs_ReACGAN_are_a_normalized_classifier()
    {
        const string Name = "mimicry-projection";
        using var scope = NewDisposeScope();
        var (generator, discriminator) = (_folder.File("G.pth"), _folder.File("D.pth"));
        PthWriter.WriteZip(generator, [.. StudioGan(Name, true, later: true)]);
        PthTensor[] body = [.. StudioGan(Name, false, later: true).Where(tensor => !tensor.Name.StartsWith("embedding.", StringComparison.Ordinal))];
        var features = (int)body.Single(tensor => tensor.Name == "linear1.weight_orig").Shape[1];
        var random = new Random(4);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        var (map, offset, proxies) = (Numbers(5 * features), Numbers(5), Numbers(3 * 5));
        var (u, v, of) = (Numbers(5), Numbers(features), Numbers(3));
        var (matrix, classes) = (tensor(map, [5, features]), tensor(proxies, [3, 5]));
        PthWriter.WriteZip(discriminator,
        [
            .. body,
            PthTensor.Of("linear2.weight_orig", [5, features], map), PthTensor.Of("linear2.bias", [5], offset),
            PthTensor.Of("linear2.weight_u", [5], u), PthTensor.Of("linear2.weight_v", [features], v),
            PthTensor.Of("embedding.weight_orig", [3, 5], proxies), PthTensor.Of("embedding.weight_u", [3], of),
            // So that σ is above 0, of which the length of 1 leaves nothing else.
            PthTensor.Of("embedding.weight_v", [5], classes.t().mv(tensor(of)).data<float>().ToArray()),
        ]);
        using var gan = new MLContext(1).Gan().FromNetworks(
            GanNetworks.ResNet(2, options: new() { Conditioning = ClassConditioning.NormalizedClassifier, ClassEmbeddingSize = 5 }),
            new GanNetworkShape(3, 32, 32, LatentSize, 3), new GanWeights(generator, GanWeightNames.PyTorchStudioGan),
            new GanWeights(discriminator, GanWeightNames.PyTorchStudioGan), GanObjective.Hinge());

        var output = gan.Pair.Discriminate(Expected(Name, "images", [2, 3, 32, 32]), Classes(Name));
        var sigma = tensor(u).dot(matrix.mv(tensor(v))).ToSingle();
        var f = output.Features.matmul(matrix.t() / sigma) + tensor(offset);
        f /= f.norm(1, keepdim: true);
        var cosines = f.matmul((classes / classes.norm(1, keepdim: true)).t());
        Assert.Equal(0, (output.ClassLogits! - cosines).abs().max().ToDouble(), 1e-5);
        Assert.Equal(0, (output.Embedding! - f).abs().max().ToDouble(), 1e-5);
    }

    private static IEnumerable<PthTensor> StudioGan(string name, bool ofGenerator, bool later)
    {
        var weights = Weights(name, ofGenerator);
        using var stream = File.OpenRead(weights.Path);
        using StateDictFile file = new(stream, entry: null, weights.Names.Layers.Entry(ofGenerator));
        foreach (var (old, tensor) in file.Tensors.Where(tensor => !tensor.Key.EndsWith(".num_batches_tracked", StringComparison.Ordinal)))
        {
            var (values, shape, parts) = (file.ReadFloats(old), tensor.Shape.ToArray(), old.Split('.'));
            var at = Array.FindLastIndex(parts, part => part is not ("weight" or "bias" or "weight_orig" or "weight_u" or "weight_v" or "running_mean"
                or "running_var" or "bn" or "embed"));
            var layer = StudioGanLayer(string.Join('.', parts[..(at + 1)]), ofGenerator);
            var rest = string.Join('.', parts[(at + 1)..]);
            if (rest.EndsWith("running_var", StringComparison.Ordinal))
                values = [.. values.Select(value => value - 9e-5f)];
            if (rest != "embed.weight")
            {
                yield return PthTensor.Of($"{layer}.{rest}", shape, values);
                continue;
            }

            var (classes, channels) = ((int)shape[0], (int)shape[1] / 2);
            foreach (var (part, first, one) in new[] { (later ? "gain" : "embed0", 0, 1f), (later ? "bias" : "embed1", channels, 0f) })
            {
                float Value(int c, int k) => values[(c * 2 * channels) + first + k] - one;
                yield return later
                    ? PthTensor.Of($"{layer}.{part}.weight", [channels, classes],
                        [.. Enumerable.Range(0, channels).SelectMany(k => Enumerable.Range(0, classes).Select(c => Value(c, k)))])
                    : PthTensor.Of($"{layer}.{part}.weight", [classes, channels],
                        [.. Enumerable.Range(0, classes).SelectMany(c => Enumerable.Range(0, channels).Select(k => Value(c, k)))]);
            }
        }
    }

    // From the names of either collection.
    private static string StudioGanLayer(string layer, bool ofGenerator)
    {
        Dictionary<string, string> ends = ofGenerator
            ? new() { ["l1"] = "linear0", ["linear"] = "linear0", ["b5"] = "bn4", ["blocks.3"] = "bn4", ["c5"] = "conv2d5", ["blocks.5"] = "conv2d5" }
            : new() { ["l5"] = "linear1", ["linear"] = "linear1", ["l_y"] = "embedding" };
        if (ends.TryGetValue(layer, out var end))
            return end;
        var parts = layer.Split('.');
        var mimicry = parts[0].StartsWith("block", StringComparison.Ordinal) && parts.Length == 2;
        var block = mimicry ? parts[0][^1] - '0' - (ofGenerator ? 2 : 1) : parts[1][0] - '0';
        var part = string.Join('.', parts[(mimicry ? 1 : 2)..]);
        var name = (mimicry, ofGenerator, part) switch
        {
            (true, _, "b1") or (false, true, "residual.0") => "bn1",
            (true, _, "c1") or (false, true, "residual.3") => "conv2d1",
            (true, _, "b2") or (false, true, "residual.4") => "bn2",
            (true, _, "c2") or (false, true, "residual.6") => "conv2d2",
            (true, _, "c_sc") or (false, _, "shortcut.0" or "shortcut.1") => "conv2d0",
            (false, false, "residual.0" or "residual.1") => "conv2d1",
            (false, false, _) => "conv2d2",
            _ => throw new InvalidOperationException(layer),
        };
        return $"blocks.{block}.0.{name}";
    }

    public static TheoryData<string, string, Func<GanWeights, GanWeights>?, Func<GanNetworks>?> Mistakes => new()
    {
        { "SHA-256", "mimicry-sngan", w => w with { Sha256 = new string('0', 64) }, null },
        { "no entry 'netG'; its entries are", "collection-sngan", w => w with { Entry = "netG" }, null },
        { "'net_G' is a dictionary", "collection-sngan", w => new GanWeights(w.Path), null },
        { "lacks blocks.0.residual.0.bias", "mimicry-sngan",
            w => new GanWeights(w.Path, GanWeightNames.PyTorchGanCollections) { Entry = "model_state_dict" }, null },
        { "mimicry's names are of residual networks", "collection-dcgan", w => new GanWeights(w.Path, GanWeightNames.Mimicry) { Entry = "net_G" }, null },
        { "in another shape 'l1.weight' of [128, 6] instead of [256, 6]", "mimicry-sngan", null,
            () => GanNetworks.ResNet(4, options: new() { Upsampling = GanUpsampling.Bilinear }) },
        { "has unexpectedly b5.bias", "mimicry-sngan", null,
            () => GanNetworks.ResNet(2, options: new() { Upsampling = GanUpsampling.Bilinear, GeneratorNormalization = GeneratorNormalization.None }) },
        { "lacks block2.c1.weight_orig", "mimicry-sngan", null,
            () => GanNetworks.ResNet(2, options: new() { Upsampling = GanUpsampling.Bilinear, GeneratorSpectralNormalization = true }) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_does_not_fit_is_told(string message, string name, Func<GanWeights, GanWeights>? weights, Func<GanNetworks>? networks)
    {
        var generator = Weights(name, true);
        var error = Assert.Throws<FormatException>(() => new MLContext(1).Gan().FromNetworks(networks?.Invoke() ?? Networks(name),
            new GanNetworkShape(3, 32, 32, LatentSize), weights?.Invoke(generator) ?? generator, Weights(name, false), GanObjective.Hinge()));
        Assert.Contains(message, error.Message);
        Assert.Contains("for the generator", error.Message);
    }

    [Fact]
    public void The_hash_that_it_should_have_may_be_given()
    {
        var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Reference("mimicry-sngan.netG.pth"))));
        using var gan = new MLContext(1).Gan().FromNetworks(Networks("mimicry-sngan"), new GanNetworkShape(3, 32, 32, LatentSize),
            Weights("mimicry-sngan", true) with { Sha256 = hash }, Weights("mimicry-sngan", false), GanObjective.Hinge());
        Assert.Equal(LatentSize, gan.LatentSize);
    }

    [Fact]
    public void Doubling_by_repetition_is_another_network()
    {
        using var scope = NewDisposeScope();
        using var gan = new MLContext(1).Gan().FromNetworks(GanNetworks.ResNet(2), new GanNetworkShape(3, 32, 32, LatentSize),
            Weights("mimicry-sngan", true), Weights("mimicry-sngan", false), GanObjective.Hinge());
        var images = Expected("mimicry-sngan", "images", [2, 3, 32, 32]);
        Assert.True((gan.Pair.Generate(Expected("mimicry-sngan", "latents", [2, LatentSize]), null) - images).abs().max().ToDouble() > 1e-3);
    }

    private static GanTransformer Import(string name, MLContext? ml = null) => (ml ?? new MLContext(1)).Gan().FromNetworks(
        Networks(name), new GanNetworkShape(3, 32, 32, LatentSize, name == "mimicry-projection" ? 3 : 0), Weights(name, true), Weights(name, false),
        GanObjective.Hinge(), name == "mimicry-projection" ? ["plane", "car", "bird"] : null);

    private static GanNetworks Networks(string name) => name switch
    {
        "mimicry-sngan" => GanNetworks.ResNet(2, options: new() { Upsampling = GanUpsampling.Bilinear }),
        "mimicry-projection" => GanNetworks.ResNet(2, options: new() { Upsampling = GanUpsampling.Bilinear, Conditioning = ClassConditioning.Projection }),
        "collection-sngan-resnet" => GanNetworks.ResNet(2),
        "collection-sngan" => GanNetworks.SnganCnn(2),
        _ => GanNetworks.ClassicDcgan(1, new() { DiscriminatorBaseChannels = 2 }),
    };

    private static GanWeights Weights(string name, bool ofGenerator) => name.StartsWith("mimicry", StringComparison.Ordinal)
        ? new GanWeights(Reference($"{name}.{(ofGenerator ? "netG" : "netD")}.pth"), GanWeightNames.Mimicry)
        : new GanWeights(Reference($"{name}.pt"), GanWeightNames.PyTorchGanCollections);

    private static Tensor Expected(string name, string what, long[] shape)
    {
        using var stream = File.OpenRead(Reference($"{name}.images.pt"));
        using var file = new StateDictFile(stream);
        return tensor(file.ReadFloats(what), shape);
    }

    private static Tensor? Classes(string name) => name == "mimicry-projection" ? Expected(name, "classes", [2]).to_type(ScalarType.Int64) : null;

    private static float[] Images(IDataView data) => [.. data.GetColumn<float[]>("GeneratedImage").SelectMany(image => image)];

    private static string Reference(string name, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "reference", name);

    private sealed class Row
    {
        [VectorType(3, 32, 32)]
        public float[] Image { get; set; } = [];
    }
}
