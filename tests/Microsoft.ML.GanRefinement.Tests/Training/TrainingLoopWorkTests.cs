using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>No step does work twice: how often each network runs in an iteration, and what asks for gradients then.</summary>
[Collection(nameof(Trains))]
public class TrainingLoopWorkTests
{
    // G without and with a graph; D on given samples, on a gradient penalty's points, and, its weights frozen, on generated and on real ones.
    private const string Drawn = "z", Shared = "Z", Judged = "D", Penalised = "P", Frozen = "d", Compared = "r";

    private sealed class WatchedGenerator : GanRefinement.Networks.Generator
    {
        private readonly List<string> _passes;
        private readonly GanRefinement.Networks.Generator inner;

        public WatchedGenerator(GanRefinement.Networks.Generator inner, List<string> passes) : base(nameof(WatchedGenerator))
        {
            (this.inner, _passes) = (inner, passes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes)
        {
            var fakes = inner.call(latents, classes);
            _passes.Add(fakes.requires_grad ? Shared : Drawn);
            return fakes;
        }
    }

    private sealed class WatchedDiscriminator : Discriminator
    {
        private readonly List<string> _passes;
        private readonly Discriminator inner;

        public WatchedDiscriminator(Discriminator inner, List<string> passes) : base(nameof(WatchedDiscriminator))
        {
            (this.inner, _passes) = (inner, passes);
            RegisterComponents();
        }

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
        {
            var learns = inner.parameters().All(p => p.requires_grad);
            Assert.Equal(learns, inner.parameters().Any(p => p.requires_grad));
            _passes.Add((learns, samples.requires_grad) switch { (true, false) => Judged, (true, true) => Penalised, (false, true) => Frozen, _ => Compared });
            return inner.call(samples, classes);
        }
    }

    // The passes of some iterations, in their order.
    private static string Run(
        GanRegularizer[] regularizers, GanObjective? objective = null, int iterations = 1, Func<TrainingRecipe, TrainingRecipe>? change = null)
    {
        using var networks = SmallPair.CreateNetworks();
        var passes = new List<string>();
        var watched = new NetworkPair(new WatchedGenerator(networks.Generator, passes), new WatchedDiscriminator(networks.Discriminator, passes));
        SmallTraining.Run(watched, regularizers, objective, iterations, change);
        return string.Concat(passes);
    }

    [Fact]
    public void One_pass_of_the_generator_serves_both_players() => Assert.Equal("ZDDd" + "ZDDd", Run([], iterations: 2));

    [Fact]
    public void The_critics_further_steps_run_the_generator_without_a_graph() =>
        Assert.Equal("zDD" + "zDD" + "ZDDd", Run([], change: r => r with { CriticSteps = 3 }));

    [Fact]
    public void Replays_run_the_discriminator_alone() => Assert.Equal("ZDD" + "DD" + "DD" + "d", Run([], change: r => r with { Replays = 3 }));

    [Fact]
    public void Accumulated_batches_run_each_network_once_for_each() =>
        Assert.Equal("ZZ" + "DDDD" + "dd", Run([], change: r => r with { GradientAccumulationSteps = 2 }));

    [Fact]
    public void Simultaneous_steps_run_no_more() => Assert.Equal("ZDDd", Run([], change: r => r with { UpdateRule = GanUpdateRule.Simultaneous }));

    [Fact]
    public void A_gradient_penalty_costs_one_pass_in_each_step_of_the_critic() =>
        Assert.Equal("zDDP" + "ZDDPd", Run([GanRegularizer.GradientPenalty()], GanObjective.Wasserstein(), change: r => r with { CriticSteps = 2 }));

    [Fact]
    public void Local_stability_judges_both_batches_once_more_in_the_generators_step() => Assert.Equal("ZDDdDP", Run([GanRegularizer.LocalStability()]));

    [Fact]
    public void A_lazy_penalty_costs_nothing_in_the_steps_between() => Assert.Equal("ZDDPd" + "ZDDd", Run([GanRegularizer.R1().Every(2)], iterations: 2));

    [Fact]
    public void Penalties_of_what_the_networks_said_anyway_cost_no_pass() =>
        Assert.Equal("ZDDd", Run(
            [GanRegularizer.Drift(), GanRegularizer.LeCam(), GanRegularizer.HistoricalAveraging(), GanRegularizer.ModeSeeking(),
                GanRegularizer.PullingAway()]));

    [Fact]
    public void Whoever_compares_with_real_samples_in_the_generators_step_asks_once()
    {
        Assert.Equal("ZDDdr", Run([], GanObjective.RelativisticAverage()));
        Assert.Equal("ZDDdr", Run([GanRegularizer.FeatureMatching()], GanObjective.RelativisticAverage()));
    }

    [Fact]
    public void The_generator_has_no_gradient_after_the_discriminators_step_and_the_discriminator_no_other_one_after_the_generators()
    {
        using var networks = SmallPair.CreateNetworks();
        byte[] before = [], after = [];
        byte[] Gradients() => [.. networks.Discriminator.parameters().SelectMany(p => p.grad is { } g ? g.bytes.ToArray() : [])];
        var watcher = new OneSided(GanObjective.Hinge(), 1, 1) { KeepsReal = false };
        watcher.AfterGeneratorStep = () =>
        {
            if (watcher.GeneratorSteps == 1)
            {
                Assert.All(networks.Generator.parameters(), p => Assert.Null(p.grad));
                before = Gradients();
            }
        };
        SmallTraining.Run(networks, [], watcher, iterations: 1);
        after = Gradients();
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
        Assert.Contains(networks.Generator.parameters(), p => p.grad is { } g && g.abs().max().ToSingle() > 0);
    }

    [Fact]
    public void Batches_of_one_step_draw_noise_of_their_own()
    {
        using var networks = SmallPair.CreateNetworks();
        var noise = new WatchedNoise();
        SmallTraining.Run(networks, [], iterations: 2, change: r => r with { GradientAccumulationSteps = 2, InputTransforms = [noise] });
        // Real and generated samples of two batches in D's step, the generated ones in G's.
        Assert.Equal(
            [(true, 0L), (false, 0L), (true, 1L << 40), (false, 1L << 40), (false, 1L), (false, (1L << 40) + 1)], noise.Draws.Take(6));
        Assert.Equal(12, noise.Draws.Count);
    }

    private sealed class WatchedNoise : IInputTransform
    {
        public List<(bool Real, long Draw)> Draws { get; } = [];

        public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
        {
            Draws.Add((real, draw));
            return samples;
        }
    }
}
