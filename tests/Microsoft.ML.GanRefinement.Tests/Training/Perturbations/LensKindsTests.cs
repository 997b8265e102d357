using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Perturbations;

/// <summary>The lens's options: what it is, how it steps, and what it is judged by.</summary>
public class LensKindsTests
{
    private static readonly GanLens s_small = new() { Channels = 4, Blocks = 1, TemperingIterations = 300 };

    private static Tensor Images() => (2 * rand(6, 1, 8, 8, generator: new torch.Generator(2))) - 1;

    private static LensTransform Create(NetworkPair pair, GanLens lens, GanOptimizer optimizer = GanOptimizer.Adam)
    {
        var options = new TemperedGanTrainer.Options { Objective = GanObjective.Wasserstein(), Lens = lens, Optimizer = optimizer };
        var recipe = new GanMethod("Tempered", options).CreateRecipe(new RecipeContext(pair, new ImageShape(1, 8, 8), 0, 6, 1, CPU));
        return Assert.IsType<LensTransform>(recipe.RealTransform);
    }

    // D's loss on lensed samples as generated ones is their mean score.
    [Fact]
    public void Is_judged_by_what_the_discriminator_sees()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { StartsAsIdentity = false });
        var x = Images();
        var noise = 0.3 * Images();
        var lensed = transform.Lens!.call(x);
        var expected = autograd.grad([0.5 * pair.Discriminator.call(lensed + noise, null).Logits.mean() + (x - lensed).square().mean()],
            [.. transform.Lens.parameters()]);
        transform.Step(new TransformStep([new(x, null) { Seen = samples => samples + noise }], 100));
        foreach (var (gradient, weight) in expected.Zip(transform.Lens.parameters()))
            Assert.Equal(0, (gradient - weight.grad!).abs().max().ToDouble(), 1e-5 * (1 + gradient.abs().max().ToDouble()));
    }

    // First steps from a moment of 0: Adam's is the rate, RMSProp's with a decay of 0.99 ten times that.
    [Theory]
    [InlineData(GanOptimizer.Adam, null, 1)]
    [InlineData(GanOptimizer.RmsProp, null, 10)]
    [InlineData(GanOptimizer.Adam, GanOptimizer.RmsProp, 10)]
    [InlineData(GanOptimizer.RmsProp, GanOptimizer.Adam, 1)]
    public void Steps_as_the_trainer_does_or_as_it_is_told(GanOptimizer trainer, GanOptimizer? own, double steps)
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { Optimizer = own, LearningRate = 1e-3, StartsAsIdentity = false }, trainer);
        var before = transform.Lens!.parameters().Select(p => p.clone()).ToList();
        transform.Step(new TransformStep([new(Images(), null)], 0));
        var longest = before.Zip(transform.Lens.parameters(), (was, now) => (now - was).abs().max().ToDouble()).Max();
        Assert.Equal(steps * 1e-3, longest, 1e-4 * steps);
    }

    [Fact]
    public void A_module_of_the_users_own_is_made_for_the_samples_and_learns()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        GanNetworkShape? asked = null;
        using var transform = Create(pair, s_small with { Network = shape => { asked = shape; return new Scale(); } });
        var x = Images();
        Assert.Equal((1, 8, 8, 128, 0), (asked!.Channels, asked.Height, asked.Width, asked.LatentSize, asked.ClassCount));
        Assert.Equal((x * 0.5).data<float>().ToArray(), transform.Apply(x, null, 0).data<float>().ToArray());
        transform.Step(new TransformStep([new(x, null)], 0));
        Assert.NotEqual(0.5f, transform.Lens!.parameters().Single().ToSingle());
        Assert.False(transform.Apply(x, null, 0).requires_grad);
    }

    [Fact]
    public void A_module_that_changes_the_shape_is_refused()
    {
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { Network = _ => nn.AvgPool2d(2) });
        Assert.Contains("shapes must be the same", Assert.Throws<InvalidOperationException>(() => transform.Apply(Images(), null, 0)).Message);
        Assert.Throws<InvalidOperationException>(() => Create(pair, s_small with { Network = _ => null! }));
    }

    [Fact]
    public void A_module_that_does_not_learn_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { Network = _ => new Scale(), Learns = false });
        var x = Images();
        transform.Step(new TransformStep([new(x, null)], 0));
        Assert.Equal(0.5f, transform.Lens!.parameters().Single().ToSingle());
        Assert.Null(transform.Lens.parameters().Single().grad);
    }

    [Fact]
    public void A_fixed_blur_fades_to_the_identity()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, new GanLens { Learns = false, BlurDeviation = 1.5, TemperingIterations = 2 });
        using var blur = new GaussianBlur(1.5, CPU);
        var x = Images();
        var blurred = blur.Apply(x);
        Assert.Null(transform.Lens);
        Assert.Equal(0, (transform.Apply(x, null, 0) - blurred).abs().max().ToDouble(), 1e-6);
        transform.Step(new TransformStep([new(x, null)], 0));
        // λ(1) = 1 − sin(π/4).
        var share = 1 - Math.Sqrt(0.5);
        Assert.Equal(0, (transform.Apply(x, null, 1) - (x + (share * (blurred - x)))).abs().max().ToDouble(), 1e-6);
        transform.Step(new TransformStep([new(x, null)], 1));
        Assert.Equal(x.data<float>().ToArray(), transform.Apply(x, null, 2).data<float>().ToArray());
        transform.Step(new TransformStep([new(x, null)], 2));
        Assert.Same(x, transform.Apply(x, null, 3));
    }

    [Fact]
    public void An_initial_blur_lies_below_a_lens_that_learns()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { BlurDeviation = 1 });
        using var blur = new GaussianBlur(1, CPU);
        var x = Images();
        Assert.Equal(0, (transform.Apply(x, null, 0) - blur.Apply(x)).abs().max().ToDouble(), 1e-6);
        var before = Weights.Bytes(transform.Lens!);
        transform.Step(new TransformStep([new(x, null)], 0));
        Assert.NotEqual(before, Weights.Bytes(transform.Lens!));
    }

    [Fact]
    public void The_change_weighs_as_much_as_it_is_told()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        float Gradient(double weight)
        {
            using var transform = Create(pair, s_small with { Network = _ => new Scale(), FixedWeight = 0, ReconstructionWeight = weight });
            transform.Step(new TransformStep([new(Images(), null)], 0));
            return transform.Lens!.parameters().Single().grad!.ToSingle();
        }
        // d/ds of the mean of (s·x − x)² at s = ½ is −mean(x²); times 64 values it is the sum's.
        var mean = -Images().square().mean().ToSingle();
        Assert.Equal(mean, Gradient(1), 1e-6);
        Assert.Equal(64 * mean, Gradient(64), 1e-4);
    }

    [Fact]
    public void Tells_its_weight_and_both_losses()
    {
        using var scope = NewDisposeScope();
        using var pair = SmallPair.CreateNetworks();
        using var transform = Create(pair, s_small with { Network = _ => new Scale() });
        var x = Images();
        var stats = new IterationStats();
        var (score, change) = (pair.Discriminator.call(x * 0.5, null).Logits.mean().ToSingle(), (x * 0.5).square().mean().ToSingle());
        transform.Step(new TransformStep([new(x, null)], 100) { Stats = stats });
        Assert.Equal(0.5, stats.Lens!.Weight, 1e-12);
        Assert.Equal(score, stats.Lens.AdversarialLoss!.Value, 1e-5);
        Assert.Equal(change, stats.Lens.ReconstructionLoss, 1e-6);
        Assert.Contains("lens λ 0.500, A ", stats.Lens.ToString());
        transform.Step(new TransformStep([new(x, null)], 300) { Stats = stats });
        Assert.Equal((0, null), (stats.Lens.Weight, stats.Lens.AdversarialLoss));
        Assert.Contains("lens λ 0.000, R ", stats.Lens.ToString());
    }

    [Fact]
    public void A_blur_of_vectors_is_refused()
    {
        using var pair = SmallPair.CreateNetworks();
        var lens = s_small with { BlurDeviation = 1 };
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => lens.Build(
            new RecipeContext(pair, ImageShape.Vector(2), 0, 6, 1, CPU), SmallPair.Networks, GanObjective.Hinge(), GanOptimizer.Adam));
        Assert.Equal("BlurDeviation", error.ParamName);
    }

    private sealed class Scale : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter factor = new(tensor(0.5f));

        public Scale() : base("scale") => RegisterComponents();

        public override Tensor forward(Tensor input) => input * factor;
    }
}
