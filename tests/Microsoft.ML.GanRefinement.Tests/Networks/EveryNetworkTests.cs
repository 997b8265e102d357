using System.Text.RegularExpressions;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static Microsoft.ML.GanRefinement.Tests.Networks.NetworkWork;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>What holds for every architecture with every choice.</summary>
public partial class EveryNetworkTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Makes_samples_of_its_shape_and_judges_them(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        using var networks = Create(s);
        var samples = networks.Generator.call(RandomLatents(4), Classes(s, 4));
        Assert.Equal(s.Image.Height == 1 ? [4, s.Image.Width] : [4, s.Image.Channels, s.Image.Height, s.Image.Width], samples.shape);
        var output = networks.Discriminator.call(samples, Classes(s, 4));
        Assert.Equal([4], output.Logits.shape);
        Assert.Equal(2, output.Features.dim());
        Assert.Equal(4, output.Features.shape[0]);
        if (s.ClassCount > 0 && s.Conditioning is ClassConditioning.AuxiliaryClassifier or ClassConditioning.NormalizedClassifier)
            Assert.Equal([4, s.ClassCount], output.ClassLogits!.shape);
        else
            Assert.Null(output.ClassLogits);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Gives_every_parameter_a_gradient(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        using var networks = Create(s);
        OpenAttention(networks);
        Loss(networks, s).backward();
        // What a grown network makes or sees images of smaller sizes with takes no part.
        foreach (var (parameter, weight) in networks.Generator.named_parameters().Concat(networks.Discriminator.named_parameters())
            // An encoder learns by objectives of its own.
            .Where(p => s.Encoder == GanEncoder.None || !OfEncoder().IsMatch(p.name))
            .Where(p => s.Kind != GanNetworks.ProgressiveFamily.Name || !AtSmallerSize(s).IsMatch(p.name)))
        {
            Assert.True(weight.grad is { } gradient && (gradient.abs().sum().ToSingle() > 0 || IsTakenAway(parameter)), parameter);
        }

        // Batch norm takes away what a bias before it adds, also one that goes through attention, and its softmax what the keys' bias f adds: the gradient
        // is rounding alone.
        bool IsTakenAway(string parameter) =>
            (name.StartsWith("sngan", StringComparison.Ordinal) && BiasBeforeNorm().IsMatch(parameter)) || BiasInAttention().IsMatch(parameter);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Leaves_no_trace_without_trace(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        using var networks = Create(s);
        var before = (Weights.Bytes(networks.Generator), Weights.Bytes(networks.Discriminator));
        var z = RandomLatents(4).requires_grad_();
        new FrozenScope(networks.Generator).Run(() => new FrozenScope(networks.Discriminator).Run(() =>
        {
            networks.Discriminator.call(networks.Generator.call(z, Classes(s, 4)), Classes(s, 4)).Logits.sum().backward();
            return 0;
        }));
        Assert.True(z.grad!.abs().sum().ToSingle() > 0);
        Assert.All(networks.Generator.parameters().Concat(networks.Discriminator.parameters()), parameter => Assert.Null(parameter.grad));
        Assert.Equal(before.Item1, Weights.Bytes(networks.Generator));
        Assert.Equal(before.Item2, Weights.Bytes(networks.Discriminator));
    }

    [Theory]
    [MemberData(nameof(NetworkCases.SampleWise), MemberType = typeof(NetworkCases))]
    public void Treats_a_sample_as_if_it_were_alone_in_eval_mode(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        using var networks = Create(s);
        OpenAttention(networks);
        // Statistics and singular vectors as training leaves them, not as they start.
        for (var i = 0; i < 3; i++)
            Loss(networks, s);
        networks.Generator.eval();
        networks.Discriminator.eval();
        var (z, y) = (RandomLatents(12), Classes(s, 12));
        var samples = networks.Generator.call(z, y);
        var scores = networks.Discriminator.call(samples, y).Logits;
        foreach (var row in new long[] { 0, 7, 11 })
        {
            var one = networks.Generator.call(z.narrow(0, row, 1), y?.narrow(0, row, 1));
            Assert.Equal(0, (one - samples.narrow(0, row, 1)).abs().max().ToDouble(), 1e-5);
            var score = scores[row].ToDouble();
            Assert.Equal(score, networks.Discriminator.call(one, y?.narrow(0, row, 1)).Logits.ToDouble(), 1e-5 * (1 + Math.Abs(score)));
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCases.ClassNormalized), MemberType = typeof(NetworkCases))]
    public void Starts_with_classes_that_are_all_the_same_to_batch_norms(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        using var networks = Create(s);
        var z = RandomLatents(4);
        // Without trace, since each tracked pass moves the vectors of spectral normalisation.
        var frozen = new FrozenScope(networks.Generator);
        var first = frozen.Run(() => networks.Generator.call(z, tensor(new long[] { 0, 0, 0, 0 })));
        var other = frozen.Run(() => networks.Generator.call(z, tensor(new long[] { 2, 1, 2, 0 })));
        Assert.Equal(0, (first - other).abs().max().ToDouble());
    }

    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Is_the_same_after_saving_and_loading(string name)
    {
        using var scope = NewDisposeScope();
        var s = NetworkCases.Find(name);
        var networks = Create(s);
        Loss(networks, s);
        var specification = new GanSpecification
        {
            Method = "none",
            Networks = s,
            Objective = GanObjective.Hinge(),
            ClassNames = [.. Enumerable.Range(0, s.ClassCount).Select(i => $"{i}")],
        };
        var pair = new TrainedPair(specification, networks, CPU).Retain();
        var streams = new Dictionary<string, byte[]>();
        pair.Save((stream, write) =>
        {
            using var bytes = new MemoryStream();
            using var writer = new BinaryWriter(bytes);
            write(writer);
            streams[stream] = bytes.ToArray();
        });
        var loaded = TrainedPair.Load(
            (stream, read) =>
            {
                using var reader = new BinaryReader(new MemoryStream(streams[stream]));
                read(reader);
                return true;
            },
            new MLContext()).Retain();
        Assert.Equal(Weights.Bytes(networks.Generator), Weights.Bytes(loaded.Networks.Generator));
        Assert.Equal(Weights.Bytes(networks.Discriminator), Weights.Bytes(loaded.Networks.Discriminator));
        var (z, y) = (RandomLatents(3), Classes(s, 3));
        Assert.Equal(0, (pair.Generate(z, y) - loaded.Generate(z, y)).abs().max().ToDouble());
        pair.Release();
        loaded.Release();
    }

    // At its start, with γ = 0, attention's other weights have no gradient.
    private static void OpenAttention(NetworkPair networks)
    {
        using var _ = no_grad();
        foreach (var block in networks.Generator.modules().Concat(networks.Discriminator.modules()).OfType<SelfAttention2d>())
            block.get_parameter("gamma")!.fill_(0.5);
    }

    [GeneratedRegex(@"^(encoder|code)\.")]
    private static partial Regex OfEncoder();

    private static Regex AtSmallerSize(NetworkPairSpecification s) => s.Image.Height == 16 ? SmallerThan16() : SmallerThan8();

    [GeneratedRegex(@"(images|colors)\.[01]\.")]
    private static partial Regex SmallerThan16();

    [GeneratedRegex(@"(images|colors)\.0\.")]
    private static partial Regex SmallerThan8();

    [GeneratedRegex(@"^(attentions\.\d+\.[hv]|blocks\.\d+\.f)\.(layer\.)?bias$")]
    private static partial Regex BiasInAttention();

    [GeneratedRegex(@"^convs\.[0-2]\.bias$")]
    private static partial Regex BiasBeforeNorm();
}
