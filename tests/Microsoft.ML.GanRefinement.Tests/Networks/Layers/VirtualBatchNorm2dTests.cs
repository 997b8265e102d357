using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

[Collection(nameof(Trains))]
public class VirtualBatchNorm2dTests
{
    [Fact]
    public void Normalises_the_reference_by_itself_and_a_sample_by_both_together()
    {
        using var layer = new VirtualBatchNorm2d(1, 0, reference: 2);
        double[] reference = [1, 3, 2, 6], sample = [10, 4];
        var made = layer.call(tensor([.. reference.Concat(sample).Select(x => (float)x)]).view(3, 1, 1, 2), null).flatten().Doubles();
        Assert.Equal([.. Normalized(reference, reference), .. Normalized(sample, [.. reference, .. sample])], made, (a, b) => Math.Abs(a - b) < 1e-5);

        // All three have as many values: the union's moments are those of the parts, by 2/3 and 1/3.
        static IEnumerable<double> Normalized(double[] values, double[] by) =>
            values.Select(x => (x - by.Average()) / Math.Sqrt(by.Average(y => (y - by.Average()) * (y - by.Average())) + 1e-5));
    }

    [Fact]
    public void What_a_generator_makes_of_a_latent_in_training_does_not_depend_on_the_others()
    {
        using var random = new torch.Generator(5);
        using var networks = NetworkPairFactory.Create(
            GanNetworks.Dcgan(4, new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch, ReferenceBatchSize = 6 })
                .For(new ImageShape(1, 8, 8), 5, 3),
            random, CPU);
        networks.Generator.train();
        var (one, other, classes) = (randn(4, 5, generator: random), randn(4, 5, generator: random), tensor(new long[] { 0, 1, 2, 0 }));
        var mixed = cat([one.narrow(0, 0, 1), other.narrow(0, 1, 3)], 0);
        Assert.Equal(networks.Generator.call(one, classes)[0].flatten().Doubles(), networks.Generator.call(mixed, classes)[0].flatten().Doubles(),
            (a, b) => Math.Abs(a - b) < 1e-6);
        // The reference was drawn, is no parameter, and is saved.
        Assert.True(networks.Generator.get_buffer("reference")!.std().Doubles()[0] > 0.5);
    }

    [Fact]
    public void Its_reference_follows_the_prior()
    {
        using var gan = TinyGan.Train(new MLContext(1), o =>
        {
            o.LatentDistribution = LatentDistribution.Uniform;
            o.Networks = GanNetworks.Dcgan(4, new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch, ReferenceBatchSize = 200 });
        });
        var reference = gan.Pair.Networks.Generator.get_buffer("reference")!;
        Assert.InRange(reference.abs().max().ToDouble(), 0.95, 1);
        Assert.InRange(reference.abs().mean().ToDouble(), 0.45, 0.55);
        Assert.InRange(reference.mean().ToDouble(), -0.1, 0.1);
    }
}
