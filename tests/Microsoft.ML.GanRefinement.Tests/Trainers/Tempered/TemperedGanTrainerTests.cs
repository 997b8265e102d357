using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Tempered;

[Collection(nameof(Trains))]
public class TemperedGanTrainerTests
{
    private static readonly GanLens s_smallLens = new() { Channels = 4, Blocks = 1, TemperingIterations = 20, LearningRate = 1e-2 };

    private static T Small<T>(T options, Action<T>? change = null)
        where T : GanTrainerOptions
    {
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Networks, options.Seed) = (3, 8, TinyGan.LatentSize, GanNetworks.Dcgan(4), 3);
        change?.Invoke(options);
        return options;
    }

    private static GanTransformer Train(Action<TemperedGanTrainer.Options>? change = null)
    {
        var ml = new MLContext(1);
        return ml.Gan().Tempered(Small(new TemperedGanTrainer.Options { Lens = s_smallLens }, change)).Fit(ImageRows.View(ml));
    }

    private static byte[] Bits(GanTransformer gan)
    {
        using (gan)
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    public static TheoryData<string> Settings => ["Dcgan", "LeastSquares", "WassersteinGradientPenalty", "hinge"];

    private static void Set(TemperedGanTrainer.Options o, string setting)
    {
        var preset = setting switch
        {
            "Dcgan" => TemperedGanTrainer.Options.Dcgan(),
            "LeastSquares" => TemperedGanTrainer.Options.LeastSquares(),
            "WassersteinGradientPenalty" => TemperedGanTrainer.Options.WassersteinGradientPenalty(),
            _ => new TemperedGanTrainer.Options { Objective = GanObjective.Hinge() },
        };
        (o.Objective, o.Regularizers, o.Optimizer, o.CriticSteps) = (preset.Objective, preset.Regularizers, preset.Optimizer, preset.CriticSteps);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Trains_behind_a_lens_tempered_fixed_or_none_with_each_loss(string setting)
    {
        var none = Bits(Train(o => { Set(o, setting); o.Lens = null; }));
        var tempered = Bits(Train(o => Set(o, setting)));
        var stays = Bits(Train(o => { Set(o, setting); o.Lens = s_smallLens with { FixedWeight = 1 }; }));
        var idle = Bits(Train(o => { Set(o, setting); o.Lens = s_smallLens with { FixedWeight = 0 }; }));
        Assert.NotEqual(none, tempered);
        Assert.NotEqual(tempered, stays);
        Assert.NotEqual(none, stays);
        Assert.Equal(none, idle);
    }

    [Fact]
    public void Samples_show_the_real_images_through_the_lens()
    {
        List<GanSamples> lensed = [], plain = [];
        Train(o => (o.Lens, o.OnSamples, o.SampleInterval) = (s_smallLens with { FixedWeight = 50 }, lensed.Add, 1)).Dispose();
        Train(o => (o.Lens, o.OnSamples, o.SampleInterval) = (s_smallLens with { FixedWeight = 1e-6 }, plain.Add, 1)).Dispose();
        Assert.Equal(3, lensed.Count);
        // The lens starts as the identity and moves away from it, further where its adversarial loss weighs more; the batches are the same.
        float[] Last(List<GanSamples> samples) => [.. Enumerable.Range(0, samples[^1].RealSeen!.Count).SelectMany(i => samples[^1].RealSeen![i].ToArray())];
        var (far, near) = (Last(lensed), Last(plain));
        Assert.Equal(8 * 64, far.Length);
        Assert.True(far.Zip(near, (a, b) => Math.Abs(a - b)).Max() > 1e-3f);
    }

    [Fact]
    public void Progress_tells_of_the_lens_where_there_is_one()
    {
        List<GanTrainingProgress> lensed = [], plain = [];
        Train(o => (o.OnProgress, o.ProgressInterval) = (lensed.Add, 1)).Dispose();
        Train(o => (o.OnProgress, o.ProgressInterval, o.Lens) = (plain.Add, 1, null)).Dispose();
        Assert.All(plain, p => Assert.Null(p.Lens));
        // λ(t) = 1 − sin(πt/40); the lens starts as the identity, so its first step changes nothing yet.
        Assert.Equal(Enumerable.Range(0, 3).Select(t => 1 - Math.Sin(Math.PI * t / 40)), lensed.Select(p => p.Lens!.Weight), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0, lensed[0].Lens!.ReconstructionLoss);
        Assert.True(lensed[2].Lens!.ReconstructionLoss > 0);
        Assert.All(lensed, p => Assert.True(float.IsFinite(p.Lens!.AdversarialLoss!.Value)));
        Assert.Contains("lens λ", lensed[0].ToString());
    }

    [Fact]
    public void Vectors_go_through_a_dense_lens()
    {
        var ml = new MLContext(1);
        var ring = ml.Data.TakeRows(ml.Gan().SampleMixture(GanMixture.Ring(), 100, seed: 1), 50);
        GanTrainingProgress? last = null;
        using var gan = ml.Gan().Tempered(Small(new TemperedGanTrainer.Options { Lens = s_smallLens },
            o => (o.Networks, o.OnProgress) = (GanNetworks.Mlp([8], [8]), p => last = p))).Fit(ring);
        Assert.True(last!.Lens!.ReconstructionLoss > 0);
    }

    [Fact]
    public void A_lens_goes_with_fast_RobGAN_and_with_WGAN_GP_there_too()
    {
        GanTransformer Fast(Action<FastRobGanTrainer.Options> change)
        {
            var ml = new MLContext(1);
            return ml.Gan().FastRobGan(Small(new FastRobGanTrainer.Options(), change)).Fit(ImageRows.View(ml));
        }
        void WithPenalty(FastRobGanTrainer.Options o) => (o.Objective, o.Regularizers) = (GanObjective.Wasserstein(), [GanRegularizer.GradientPenalty()]);
        Assert.NotEqual(Bits(Fast(_ => { })), Bits(Fast(o => o.Lens = s_smallLens)));
        Assert.NotEqual(Bits(Fast(WithPenalty)), Bits(Fast(o => { WithPenalty(o); o.Lens = s_smallLens; })));
    }

    // The factor that a resumed run's module starts from does not matter: the checkpoint has the learnt one.
    [Theory]
    [InlineData(GanOptimizer.Adam)]
    [InlineData(GanOptimizer.RmsProp)]
    public void A_run_with_a_lens_of_the_users_own_resumes_to_the_same_bits(GanOptimizer optimizer)
    {
        using var folder = new TemporaryFolder();
        List<float> factors = [];
        byte[] Train(string name, int iterations, float start) => Bits(TemperedGanTrainerTests.Train(o =>
        {
            (o.MaxIterations, o.CheckpointDirectory, o.CheckpointInterval, o.Optimizer) = (iterations, folder.File(name), 100, optimizer);
            Shade? made = null;
            o.Lens = s_smallLens with { Network = _ => made = new Shade(start) };
            (o.ProgressInterval, o.OnProgress) = (1, _ => factors.Add(made!.Factor));
        }));
        var whole = Train("whole", 6, 0.5f);
        Assert.Equal(6, factors.Distinct().Count());
        Train("resumed", 3, 0.5f);
        Assert.Equal(whole, Train("resumed", 6, 0.9f));
        Assert.Equal(factors[5], factors[^1]);
    }

    [Fact]
    public void Resuming_with_another_lens_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        void Go(int iterations, GanLens? lens) => Train(o =>
            (o.MaxIterations, o.CheckpointDirectory, o.Lens) = (iterations, folder.File("checkpoints"), lens)).Dispose();
        var own = s_smallLens with { Network = _ => new Shade(0.5f) };
        Go(2, own);
        var other = Assert.Throws<FormatException>(() => Go(3, own with { Network = _ => new Shade(0.5f, 1) }));
        Assert.Contains("the module of GanLens.Network", other.Message);
        Assert.Contains("HasNetwork was true and is false", Assert.Throws<ArgumentException>(() => Go(3, s_smallLens)).Message);
        Assert.Contains("Lens", Assert.Throws<ArgumentException>(() => Go(3, null)).Message);
        // None of it has harmed the checkpoint.
        Go(3, own);
    }

    /// <summary>Makes samples darker.</summary>
    private sealed class Shade : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter factor;

        public Shade(float start, params long[] shape) : base(nameof(Shade))
        {
            factor = new Parameter(full(shape, start));
            RegisterComponents();
        }

        public float Factor => factor.ToSingle();

        public override Tensor forward(Tensor input) => input * factor;
    }
}
