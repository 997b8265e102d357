using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Updates;

[Collection(nameof(RunsAlone))]
public class NetworkGrowthTests
{
    private static NetworkPair Create()
    {
        using var random = new torch.Generator(5);
        return NetworkPairFactory.Create(GanNetworks.Progressive(2).For(new ImageShape(1, 16, 16), 5, 0), random, CPU);
    }

    [Fact]
    public void Stays_fades_and_stays_until_all_is_there()
    {
        using var networks = Create();
        var growth = new NetworkGrowth(2, 3, networks);
        Assert.Equal([0, 0, 0.25, 0.5, 0.75, 1, 1, 1.25, 1.5, 1.75, 2, 2], Enumerable.Range(0, 12).Select(i => growth.At(i)));
        Assert.Equal([2, 7], Enumerable.Range(0, 12).Where(i => growth.Begin(i)));
        Assert.Equal((2, 2), (((IGrowing)networks.Generator).Progress, ((IGrowing)networks.Discriminator).Progress));
        Assert.Equal(2, growth.At(1_000_000));
    }

    [Fact]
    public void Real_images_fade_with_the_networks()
    {
        using var networks = Create();
        var growth = new NetworkGrowth(2, 3, networks);
        var x = randn(2, 1, 16, 16, generator: new torch.Generator(1));
        growth.Begin(0);
        Assert.Same(x, growth.Faded(x));
        growth.Begin(8);
        var seen = Growth.Reduced(growth.Faded(x), 0);
        var old = Growth.Enlarged(Growth.Reduced(x, 1), 1);
        Assert.Equal(0, (seen - (old + x) / 2).abs().max().ToDouble(), 1e-6);
    }

    [Fact]
    public void Trained_networks_have_grown_and_a_resumed_run_has_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(1);
        byte[] Train(int iterations, string? checkpoints = null)
        {
            using var gan = ml.Gan().Progressive(new ProgressiveGanTrainer.Options
            {
                Networks = GanNetworks.Progressive(2),
                Growing = new GanGrowing { StableIterations = 1, FadeIterations = 2 },
                MaxIterations = iterations,
                BatchSize = 6,
                LatentSize = 5,
                Seed = 3,
                CheckpointDirectory = checkpoints,
            }).Fit(ImageRows.View(ml));
            Assert.Equal(iterations < 4 ? 2.0 / 3 : 1, ((IGrowing)gan.Pair.Networks.Generator).Progress);
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        var whole = Train(5);
        Train(3, folder.File("checkpoints"));
        Assert.Equal(whole, Train(5, folder.File("checkpoints")));
    }

    [Fact]
    public void A_lens_learns_on_what_the_discriminator_sees_of_it()
    {
        var lens = new Seeing();
        var ml = new MLContext(1);
        ml.Gan().Progressive(new ProgressiveGanTrainer.Options
        {
            Networks = GanNetworks.Progressive(2),
            Growing = new GanGrowing { StableIterations = 1, FadeIterations = 2 },
            Lens = new GanLens { Network = _ => lens },
            MaxIterations = 5,
            BatchSize = 6,
            LatentSize = 5,
        }).Fit(ImageRows.View(ml)).Dispose();
        // One pass serves D and the lens's own step: of the images that fade.
        Assert.Equal(5, lens.Deviations.Count);
        Assert.True(lens.Deviations[1] < lens.Deviations[4], string.Join(", ", lens.Deviations));
    }

    [Fact]
    public void Samples_come_with_the_real_images_at_the_resolution_of_the_networks()
    {
        List<double> seen = [];
        var ml = new MLContext(1);
        ml.Gan().Progressive(new ProgressiveGanTrainer.Options
        {
            Networks = GanNetworks.Progressive(2),
            Growing = new GanGrowing { StableIterations = 1, FadeIterations = 2 },
            MaxIterations = 4,
            BatchSize = 6,
            LatentSize = 5,
            SampleInterval = 1,
            OnSamples = samples => seen.Add(Enumerable.Range(0, 6).Average(i => Edges(samples.RealSeen![i], samples.Width))),
        }).Fit(ImageRows.View(ml)).Dispose();
        // The smaller resolution, the larger a third faded in, two thirds, whole: blocks of what the smaller shows have fewer edges.
        Assert.True(seen[0] < seen[1] && seen[1] < seen[2] && seen[2] < seen[3], string.Join(", ", seen));

        static double Edges(ReadOnlyMemory<float> image, int width)
        {
            var values = image.ToArray();
            return Enumerable.Range(0, values.Length - 1).Where(i => (i + 1) % width != 0).Average(i => Math.Abs(values[i + 1] - values[i]));
        }
    }

    private sealed class Seeing : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter factor = new(ones(1));

        public Seeing() : base(nameof(Seeing)) => RegisterComponents();

        public List<double> Deviations { get; } = [];

        public override Tensor forward(Tensor input)
        {
            Deviations.Add(input.std().ToDouble());
            return input * factor;
        }
    }

    [Fact]
    public void What_has_not_grown_yet_does_not_move()
    {
        using var networks = Create8();
        var before = networks.Generator.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().clone());
        SmallTraining.Run(networks, [], iterations: 1, change: recipe => recipe with { Growth = new NetworkGrowth(5, 5, networks) });
        foreach (var (name, parameter) in networks.Generator.named_parameters())
        {
            var moved = (parameter - before[name]).abs().max().ToDouble() > 0;
            Assert.True(moved != (name.StartsWith("stages", StringComparison.Ordinal) || name.StartsWith("images.1", StringComparison.Ordinal)), name);
        }
    }

    private static NetworkPair Create8()
    {
        using var random = new torch.Generator(5);
        return NetworkPairFactory.Create(
            GanNetworks.Progressive(2, new() { Conditioning = ClassConditioning.LabelConcatenation }).For(new ImageShape(1, 8, 8), SmallPair.LatentSize, 3),
            random, CPU);
    }

    [Fact]
    public void Needs_networks_that_can_grow() => Assert.Contains("GanNetworks.Progressive()", Assert.Throws<ArgumentException>(
        () => new MLContext(1).Gan().Progressive(new ProgressiveGanTrainer.Options { Networks = GanNetworks.Dcgan() })).Message);
}
