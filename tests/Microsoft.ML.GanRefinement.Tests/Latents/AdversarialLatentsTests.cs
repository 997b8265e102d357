using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

[Collection(nameof(RunsAlone))]
public class AdversarialLatentsTests
{
    private static AdversarialLatents Create(CountedPair networks, int uses, int places = 1) => new(
        new PriorLatents(new LatentSampler(SmallPair.LatentSize, 4), ClassPrior.Even(SmallPair.ClassCount), CPU),
        new LatentSearch(networks.Pair, GanObjective.Hinge(), new IteratedFgsm(1, 0.1, new LatentBall(1, LatentNorm.LInfinity)), LatentSearchGoal.Score),
        uses, places);

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    [Fact]
    public void Search_anew_for_each_batch_by_default()
    {
        using var networks = new CountedPair();
        var latents = Create(networks, uses: 1);
        for (var i = 1; i <= 3; i++)
        {
            var drawn = latents.Draw(4);
            var moved = latents.ForDiscriminator(drawn)!.Value;
            Assert.Equal(i, networks.GeneratorCalls);
            Assert.True((moved.Latents - drawn.Latents).abs().max().ToSingle() is > 0.09f and < 0.11f);
            Assert.Same(drawn.Classes, moved.Classes);
        }
    }

    [Fact]
    public void May_serve_several_batches_with_their_classes_before_the_next_search()
    {
        using var networks = new CountedPair();
        var latents = Create(networks, uses: 3);
        List<(float[] Latents, long[] Classes)> seen = [];
        for (var i = 0; i < 6; i++)
        {
            // Each step has a scope of its own, as in the loop.
            using var scope = NewDisposeScope();
            var moved = latents.ForDiscriminator(latents.Draw(4))!.Value;
            seen.Add((Values(moved.Latents), moved.Classes!.data<long>().ToArray()));
        }
        Assert.Equal(2, networks.GeneratorCalls);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(seen[i / 3 * 3].Latents, seen[i].Latents);
            Assert.Equal(seen[i / 3 * 3].Classes, seen[i].Classes);
        }
        Assert.NotEqual(seen[0].Latents, seen[3].Latents);
    }

    [Fact]
    public void Each_of_the_batches_that_make_a_step_has_its_own_search()
    {
        using var networks = new CountedPair();
        var latents = Create(networks, uses: 2, places: 3);
        List<float[]> seen = [];
        for (var i = 0; i < 12; i++)
        {
            using var scope = NewDisposeScope();
            seen.Add(Values(latents.ForDiscriminator(latents.Draw(4))!.Value.Latents));
        }
        Assert.Equal(6, networks.GeneratorCalls);
        Assert.Equal(6, seen.DistinctBy(v => v[0]).Count());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(seen[i], seen[i + 3]);
            Assert.Equal(seen[i + 6], seen[i + 9]);
        }
    }

    [Fact]
    public void Leave_no_tensor_behind()
    {
        using var networks = new CountedPair();
        var latents = Create(networks, uses: 2);
        void Iterate()
        {
            using var scope = NewDisposeScope();
            for (var critic = 0; critic < 2; critic++)
            {
                using var inner = NewDisposeScope();
                latents.ForDiscriminator(latents.Draw(4));
            }
        }
        Iterate();
        var before = LiveTensors.Count();
        for (var i = 0; i < 20; i++)
            Iterate();
        LiveTensors.AssertFlat(before, Tensor.TotalCount, parameters: 10);
    }

    [Fact]
    public void The_discriminator_is_told_the_classes_that_its_samples_were_made_for()
    {
        using var networks = SmallPair.CreateNetworks();
        var pair = new NetworkPair(new ClassPainter(networks.Generator), networks.Discriminator);
        var objective = new PaintReader();
        SmallTraining.Run(pair, [], objective, iterations: 2, change: r => r with
        {
            CriticSteps = 3,
            LatentUses = 3,
            LatentSearch = new LatentSearch(pair, objective, new IteratedFgsm(1, 0.1, new LatentBall(1, LatentNorm.LInfinity)), LatentSearchGoal.Score),
        });
        Assert.Equal(6, objective.Read);
    }

    // An image as bright as its class.
    private sealed class ClassPainter : GanRefinement.Networks.Generator
    {
        private readonly GanRefinement.Networks.Generator inner;

        public ClassPainter(GanRefinement.Networks.Generator inner) : base(nameof(ClassPainter))
        {
            this.inner = inner;
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes) => (0 * inner.call(latents, classes)) + classes!.view(-1, 1, 1, 1);
    }

    private sealed record PaintReader : GanObjective
    {
        public int Read { get; private set; }

        // What it is asked for in a report would count as a step.
        internal override IReadOnlyList<GanObjective> Summands => [];

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step)
        {
            Assert.Equal(step.FakeClasses!.Doubles(), step.Fake.mean([1, 2, 3]).Doubles());
            Read++;
            return GanObjective.Hinge().DiscriminatorLoss(step);
        }

        internal override Tensor GeneratorLosses(GeneratorStep step) => GanObjective.Hinge().GeneratorLosses(step);

        internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => null;
    }
}
