using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Perturbations;

public class LensTransformTests
{
    private static OptimizerSettings Optimizer { get; } = new() { LearningRate = new ConstantSchedule(1e-3) };

    private static Lens Lens()
    {
        using var generator = new torch.Generator(1);
        return Microsoft.ML.GanRefinement.Networks.Lens.OfImages(1, 4, 1, new LensStart(WeightInitialization.FanIn, IsIdentity: true), generator);
    }

    private static Tensor Images() => (2 * rand(6, 1, 8, 8, generator: new torch.Generator(2))) - 1;

    private static LensTransform Create(Lens lens, NetworkPair pair, ISchedule weight) =>
        new(lens, pair.Discriminator, GanObjective.Hinge(), weight, Optimizer);

    [Fact]
    public void Moves_the_lens_alone_and_towards_a_lower_loss()
    {
        using var pair = SmallPair.CreateNetworks();
        using var lens = Lens();
        using var transform = Create(lens, pair, new ConstantSchedule(1));
        var (before, d) = (Weights.Bytes(lens), Weights.Bytes(pair.Discriminator));
        var x = Images();
        float Loss() => (nn.functional.relu(1 + pair.Discriminator.call(lens.call(x), null).Logits).mean() + (lens.call(x) - x).square().mean()).ToSingle();
        var first = Loss();
        for (var i = 0; i < 20; i++)
            transform.Step(new TransformStep([new(x, null)], i));
        Assert.True(Loss() < first);
        Assert.NotEqual(before, Weights.Bytes(lens));
        Assert.Equal(d, Weights.Bytes(pair.Discriminator));
        Assert.NotEqual(x.data<float>().ToArray(), transform.Apply(x, null, 0).data<float>().ToArray());
        Assert.False(transform.Apply(x, null, 0).requires_grad);
    }

    [Fact]
    public void Returns_to_the_identity_when_the_weight_is_zero_and_then_costs_nothing()
    {
        using var pair = SmallPair.CreateNetworks();
        using var lens = Lens();
        using (no_grad())
            lens.parameters().ToList().ForEach(p => p.add_(0.02));
        using var transform = Create(lens, pair, new ConstantSchedule(0));
        var x = Images().narrow(0, 0, 2);
        var changes = new List<float>();
        for (var i = 0; i < 3_000 && !ReferenceEquals(x, transform.Apply(x, null, 0)); i++)
        {
            changes.Add((lens.call(x) - x).square().mean().ToSingle());
            transform.Step(new TransformStep([new(x, null)], i));
        }
        Assert.True(changes[20] < changes[0]);
        Assert.Same(x, transform.Apply(x, null, 0));
    }

    [Fact]
    public void Goes_on_from_what_it_saved()
    {
        using var pair = SmallPair.CreateNetworks();
        using Lens one = Lens(), two = Lens();
        using var first = Create(one, pair, new TemperingSchedule(10));
        using var second = Create(two, pair, new TemperingSchedule(10));
        var x = Images();
        first.Step(new TransformStep([new(x, null)], 0));
        using var stream = new MemoryStream();
        first.Save(new BinaryWriter(stream));
        stream.Position = 0;
        second.Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        first.Step(new TransformStep([new(x, null)], 1));
        second.Step(new TransformStep([new(x, null)], 1));
        Assert.Equal(Weights.Bytes(one), Weights.Bytes(two));
    }

    [Fact]
    public void Steps_once_on_the_mean_of_several_batches()
    {
        using var pair = SmallPair.CreateNetworks();
        using Lens one = Lens(), two = Lens();
        using var halves = Create(one, pair, new ConstantSchedule(1));
        using var whole = Create(two, pair, new ConstantSchedule(1));
        var x = Images();
        halves.Step(new TransformStep([new(x.narrow(0, 0, 3), null), new(x.narrow(0, 3, 3), null)], 0));
        whole.Step(new TransformStep([new(x, null)], 0));
        foreach (var (a, b) in one.parameters().Zip(two.parameters()))
            Assert.True((a.grad! - b.grad!).abs().max().ToSingle() < 1e-6);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 0.5)]
    [InlineData(150, 0.292893)]
    [InlineData(300, 0)]
    [InlineData(301, 0)]
    public void Its_weight_falls_to_zero(int iteration, double expected) => Assert.Equal(expected, new TemperingSchedule(300).At(iteration), 6);

    public static TheoryData<string> Losses =>
        ["nonSaturating", "leastSquares", "leastSquares without half", "wasserstein", "hinge", "relativistic", "relativisticAverage"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Descends_the_papers_loss_for_each_objective(string loss)
    {
        // d of L(x), r of x.
        var (objective, adversarial) = loss switch
        {
            "nonSaturating" => (GanObjective.NonSaturating(), (Func<Tensor, Tensor, Tensor>)((d, r) => -(1 - d.sigmoid()).log().mean())),
            "leastSquares" => (GanObjective.LeastSquares(), (d, r) => d.square().mean()),
            "leastSquares without half" => (GanObjective.LeastSquares(half: false), (d, r) => d.square().mean()),
            "wasserstein" => (GanObjective.Wasserstein(), (d, r) => d.mean()),
            "relativistic" => (GanObjective.Relativistic(), (d, r) => -(r - d).sigmoid().log().mean()),
            "relativisticAverage" =>
                (GanObjective.RelativisticAverage(), (d, r) => -0.5 * ((r - d.mean()).sigmoid().log().mean() + (1 - (d - r.mean()).sigmoid()).log().mean())),
            _ => (GanObjective.Hinge(), (d, r) => nn.functional.relu(1 + d).mean()),
        };
        using var pair = SmallPair.CreateNetworks();
        var options = new TemperedGanTrainer.Options { Objective = objective, Lens = new GanLens { Channels = 4, Blocks = 1, TemperingIterations = 300 } };
        using var recipe = new GanMethod("Tempered", options).CreateRecipe(new RecipeContext(pair, new ImageShape(1, 8, 8), 0, 6, 1, CPU));
        var transform = Assert.IsType<LensTransform>(recipe.RealTransform);
        using (no_grad())
            transform.Lens!.parameters().ToList().ForEach(p => p.add_(0.02));
        var x = Images();

        // λ(100) = 1 − sin(π/6) = 1/2.
        var lensed = transform.Lens!.call(x);
        var expected = 0.5 * adversarial(pair.Discriminator.call(lensed, null).Logits, pair.Discriminator.call(x, null).Logits.detach()) + (x - lensed)
            .square().mean();
        var gradients = autograd.grad([expected], [.. transform.Lens!.parameters()]);
        transform.Step(new TransformStep([new(x, null)], 100));

        foreach (var (gradient, weight) in gradients.Zip(transform.Lens!.parameters()))
        {
            Assert.True((gradient - weight.grad!).abs().max().ToSingle() < 1e-5f * (1 + gradient.abs().max().ToSingle()));
            Assert.True(gradient.abs().max().ToSingle() > 0);
        }
    }
}
