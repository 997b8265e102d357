using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.GanRefinement.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Updates;

/// <summary>Look-ahead, consensus and a target for D's loss in the training loop.</summary>
[Collection(nameof(RunsAlone))]
public class UpdatesInTrainingTests
{
    private static readonly LookAheadSettings s_settings = new(2, GanOptimizer.Adam, 1e-3, 0.5, 0.9, Detached: false);

    private static (byte[] Generator, byte[] Discriminator) AfterOneStep(
        GanObjective objective, Func<NetworkPair, TrainingRecipe, TrainingRecipe>? change = null)
    {
        using var networks = SmallPair.CreateNetworks();
        SmallTraining.Run(networks, [], objective, iterations: 1, change: recipe => change?.Invoke(networks, recipe) ?? recipe);
        return (Weights.Parameters(networks.Generator), Weights.Bytes(networks.Discriminator));
    }

    [Fact]
    public void A_look_ahead_changes_what_the_generator_learns_alone()
    {
        var objective = GanObjective.NonSaturating();
        var plain = AfterOneStep(objective);
        var ahead = AfterOneStep(objective, (networks, r) => r with { LookAhead = new LookAhead(s_settings, objective, networks.Discriminator) });
        Assert.NotEqual(plain.Generator, ahead.Generator);
        Assert.Equal(plain.Discriminator, ahead.Discriminator);
    }

    [Fact]
    public void A_look_ahead_moves_nobody_who_gains_nothing()
    {
        var objective = new OneSided(GanObjective.NonSaturating(), discriminator: 0, generator: 0) { KeepsReal = false };
        using var networks = SmallPair.CreateNetworks();
        var start = (Weights.Parameters(networks.Generator), Weights.Bytes(networks.Discriminator));
        Assert.Equal(start, AfterOneStep(objective, (n, r) => r with { LookAhead = new LookAhead(s_settings, objective, n.Discriminator) }),
            (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2));
    }

    [Fact]
    public void Consensus_changes_what_both_players_learn()
    {
        var objective = GanObjective.NonSaturating();
        var plain = AfterOneStep(objective, (_, r) => r with { UpdateRule = GanUpdateRule.Simultaneous });
        var agreed = AfterOneStep(objective, (networks, r) => r with
        {
            UpdateRule = GanUpdateRule.Simultaneous,
            Consensus = new ConsensusStep(1, objective, networks),
        });
        Assert.NotEqual(plain.Generator, agreed.Generator);
        Assert.NotEqual(plain.Discriminator, agreed.Discriminator);
    }

    [Fact]
    public void Consensus_takes_the_passes_that_the_players_make()
    {
        using var networks = SmallPair.CreateNetworks();
        var (made, judged) = (0, 0);
        networks.Generator.register_forward_hook((_, _, _, output) => Count(output, ref made));
        networks.Discriminator.register_forward_hook((_, _, _, output) => Count(output, ref judged));
        Agree(networks, []);
        Assert.Equal((1, 2), (made, judged));

        static T Count<T>(T output, ref int calls)
        {
            calls++;
            return output;
        }
    }

    [Fact]
    public void Consensus_moves_the_players_as_passes_of_its_own_would()
    {
        GanRegularizer[] penalties = [GanRegularizer.R1(), GanRegularizer.LeCam(start: 0), GanRegularizer.FeatureMatching()];
        using NetworkPair joint = SmallPair.CreateNetworks(), apart = SmallPair.CreateNetworks();
        Agree(joint, penalties);
        Agree(apart, penalties, recipe => recipe with { GeneratorReduction = new AnotherMean() });
        foreach (var (one, other) in Values(joint).Zip(Values(apart)))
            Assert.True((one - other).abs().max().ToSingle() <= 1e-5f * (1 + other.abs().max().ToSingle()));
        Assert.Equal(Weights.Buffers(apart.Generator), Weights.Buffers(joint.Generator));

        static IEnumerable<Tensor> Values(NetworkPair networks) =>
            networks.Generator.parameters().Concat(networks.Discriminator.parameters()).Select(weight => weight.detach());
    }

    // One joint step of gradients as they are.
    private static void Agree(
        NetworkPair networks, IReadOnlyList<GanRegularizer> regularizers, Func<TrainingRecipe, TrainingRecipe>? change = null)
    {
        var objective = GanObjective.NonSaturating();
        var optimizer = new OptimizerSettings { Kind = GanOptimizer.Sgd, LearningRate = new ConstantSchedule(1), Beta1 = 0 };
        SmallTraining.Run(networks, regularizers, objective, iterations: 1, change: recipe =>
        {
            var agreeing = recipe with
            {
                UpdateRule = GanUpdateRule.Simultaneous,
                Consensus = new ConsensusStep(1, objective, networks),
                DiscriminatorOptimizer = optimizer,
                GeneratorOptimizer = optimizer,
            };
            return change?.Invoke(agreeing) ?? agreeing;
        });
    }

    // Consensus knows the mean by its type.
    private sealed class AnotherMean : IBatchReduction
    {
        public Tensor Reduce(Tensor losses, Func<Tensor> logits, long iteration) => losses.mean();
    }

    [Theory]
    [InlineData(-1e9, 3 * 4)]
    [InlineData(1e9, 2 + 1 + 1)]
    [InlineData(double.PositiveInfinity, 3)]
    public void The_discriminator_steps_until_its_loss_is_low_enough(double target, int steps)
    {
        using var networks = SmallPair.CreateNetworks();
        var counter = new OneSided(GanObjective.Hinge(), 1, 1) { KeepsReal = false };
        SmallTraining.Run(networks, [], counter, change: recipe => recipe with { DiscriminatorLossTarget = target, MaxCriticSteps = 4 });
        Assert.Equal((steps, 3), (counter.DiscriminatorSteps, counter.GeneratorSteps));
    }
}
