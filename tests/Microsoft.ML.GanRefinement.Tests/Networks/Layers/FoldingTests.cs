using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

[Collection(nameof(RunsAlone))]
public class FoldingTests
{
    private const int LatentSize = 5;
    private const int ClassCount = 3;

    private static readonly GanNetworkOptions s_batch = Batch(_ => { });
    private static readonly GanNetworkOptions s_spectral = Batch(o => (o.SpectralNormalization, o.GeneratorSpectralNormalization) = (true, true));

    // With the number of batch norms of both networks, and of those that are left.
    public static TheoryData<string, GanNetworks, int, int, int> All => new()
    {
        { "DCGAN", GanNetworks.Dcgan(2, s_batch), 0, 3, 0 },
        { "DCGAN of classes", GanNetworks.Dcgan(2, s_batch), ClassCount, 3, 0 },
        { "DCGAN, spectral", GanNetworks.Dcgan(2, s_spectral), ClassCount, 3, 0 },
        { "DCGAN, concatenated", GanNetworks.Dcgan(2, Batch(o => o.Conditioning = ClassConditioning.LabelConcatenation)), ClassCount, 3, 0 },
        { "DCGAN, autoencoder", GanNetworks.Dcgan(2, Batch(o => o.AutoencoderDiscriminator = true)), 0, 5, 0 },
        // Attention comes between the layer and the norm.
        { "DCGAN, attention", GanNetworks.Dcgan(2, Batch(o => o.SelfAttentionResolution = 8)), 0, 3, 1 },
        // Of the classic discriminator, activations come before the norms.
        { "classic DCGAN", GanNetworks.ClassicDcgan(1), ClassCount, 7, 3 },
        { "SNGAN", GanNetworks.SnganCnn(2, s_batch), ClassCount, 10, 0 },
        // Of a residual block the second norm alone follows one layer.
        { "ResNet", GanNetworks.ResNet(2, options: s_batch), ClassCount, 13, 7 },
        { "ResNet, spectral", GanNetworks.ResNet(2, options: s_spectral), 0, 13, 7 },
    };

    private static GanNetworkOptions Batch(Action<GanNetworkOptions> change)
    {
        var options = new GanNetworkOptions { Normalization = DiscriminatorNormalization.Batch };
        change(options);
        return options;
    }

    private static TrainedPair Create(GanNetworks networks, int classes)
    {
        var specification = new GanSpecification
        {
            Method = "none",
            Networks = networks.For(new ImageShape(1, 16, 16), LatentSize, classes),
            Objective = GanObjective.Hinge(),
            ClassNames = [.. Enumerable.Range(0, classes).Select(c => $"{c}")],
        };
        using var generator = new torch.Generator(2);
        var pair = NetworkPairFactory.Create(specification.Networks, generator, CPU);
        foreach (var network in new nn.Module[] { pair.Generator, pair.Discriminator })
        {
            using var _ = no_grad();
            foreach (var (name, tensor) in network.named_buffers().Concat(network.named_parameters().Select(p => (p.name, (Tensor)p.parameter))))
            {
                // As after training: no norm is the identity.
                if (name.EndsWith("running_var") || name.EndsWith("gain") || name.EndsWith("gamma"))
                    tensor.uniform_(0.5, 2, generator);
                else if (name.EndsWith("running_mean") || name.EndsWith("bias"))
                    tensor.uniform_(-0.3, 0.3, generator);
            }
        }
        return new TrainedPair(specification, pair, CPU);
    }

    private static ConditionalBatchNorm2d[] Norms(NetworkPair pair) =>
        [.. pair.Generator.modules().Concat(pair.Discriminator.modules()).OfType<ConditionalBatchNorm2d>().Distinct()];

    private static double Apart(Tensor a, Tensor b) => (a - b).abs().max().ToDouble() / a.abs().max().ToDouble();

    [Theory]
    [MemberData(nameof(All))]
    public void Images_scores_and_gradients_are_those_of_the_network(string name, GanNetworks networks, int classes, int norms, int left)
    {
        var pair = Create(networks, classes);
        var before = Weights.Bytes(pair.Networks.Generator).Concat(Weights.Bytes(pair.Networks.Discriminator)).ToArray();
        var folded = pair.NetworksFor(GanLatentRefiner.Coach());
        Assert.Equal((name, norms, left), (name, Norms(folded).Length, Norms(folded).Count(norm => !norm.IsFolded)));
        Assert.All(Norms(pair.Networks), norm => Assert.False(norm.IsFolded));
        using var generator = new torch.Generator(3);
        var z = randn([8, LatentSize], generator: generator);
        var labels = classes == 0 ? null : arange(8, dtype: ScalarType.Int64).remainder(classes);

        var (plain, other) = (Look(pair.Networks, z, labels), Look(folded, z, labels));

        Assert.InRange(Apart(plain.Images, other.Images), 0, 1e-5);
        Assert.InRange(Apart(plain.Scores, other.Scores), 0, 1e-5);
        Assert.InRange(Apart(plain.Gradients, other.Gradients), 0, 1e-4);
        Assert.True(plain.Gradients.abs().max().ToDouble() > 0);
        Assert.All(folded.Generator.parameters().Concat(folded.Discriminator.parameters()), p => Assert.True(p is { requires_grad: false, grad: null }));
        Assert.False(folded.Generator.training || folded.Discriminator.training);
        Assert.Equal(before, Weights.Bytes(pair.Networks.Generator).Concat(Weights.Bytes(pair.Networks.Discriminator)));
    }

    private static (Tensor Images, Tensor Scores, Tensor Gradients) Look(NetworkPair pair, Tensor latents, Tensor? classes)
    {
        var z = latents.clone().requires_grad_(true);
        var images = pair.Generator.call(z, classes);
        var scores = pair.Discriminator.call(images, classes).Logits;
        scores.sum().backward();
        return (images.detach(), scores.detach(), z.grad!);
    }

    [Fact]
    public void A_refiner_can_keep_the_norms_and_a_sequence_follows_each()
    {
        var pair = Create(GanNetworks.Dcgan(2, s_batch), ClassCount);
        using var generator = new torch.Generator(3);
        var (z, classes) = (randn([8, LatentSize], generator: generator), arange(8, dtype: ScalarType.Int64).remainder(ClassCount));
        var folds = GanLatentRefiner.Coach(3, 100, LatentOptimizer.Sgd);
        var keeps = folds with { KeepsBatchNorm = true };
        Assert.Same(pair.Networks, pair.NetworksFor(keeps));
        Assert.Same(pair.NetworksFor(folds), pair.NetworksFor(GanLatentRefiner.Fgsm()));

        var (one, other) = (pair.Refine(folds, z, classes), pair.Refine(keeps, z, classes));

        Assert.InRange(Apart(one - z, other - z), 1e-12, 1e-3);
        Assert.Equal(Values(pair.Refine(keeps, one, classes)), Values(pair.Refine(GanLatentRefiner.Sequence(folds, keeps), z, classes)));
        // By a step of plain descent: the gradient that the networks have as they are.
        var step = pair.Refine(GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 1,
            LearningRate = 1,
            Optimizer = LatentOptimizer.Sgd,
            KeepsBatchNorm = true,
        }), z, classes);
        Assert.Equal(Values(z + Look(pair.Networks, z, classes).Gradients), Values(step));
    }

    [Fact]
    public void The_double_goes_with_the_pair_and_what_has_no_norm_has_none()
    {
        var pair = Create(GanNetworks.Dcgan(2), 0).Retain();
        var folded = pair.NetworksFor(GanLatentRefiner.Coach());
        Assert.NotSame(pair.Networks.Generator, folded.Generator);
        Assert.Same(pair.Networks.Discriminator, folded.Discriminator);
        var weight = folded.Generator.parameters().First();
        pair.Release();
        Assert.True(weight.IsInvalid);
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
