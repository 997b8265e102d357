using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>How often, in what order and on what the players step.</summary>
[Collection(nameof(Trains))]
public class TrainingLoopStepsTests
{
    private static readonly GanObjective s_full = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]);

    private static OptimizerSettings Sgd { get; } = new() { Kind = GanOptimizer.Sgd, LearningRate = new ConstantSchedule(1e-2), Beta1 = 0 };

    private static TrainingRecipe Recipe(GanObjective objective, int iterations = 3) => new()
    {
        Objective = objective,
        MaxIterations = iterations,
        DiscriminatorOptimizer = Sgd,
        GeneratorOptimizer = Sgd,
    };

    private static void Train(
        TrainingRecipe recipe, NetworkPair networks, int batchSize = 8, GeneratorEma? average = null, Func<IBatchSource, IBatchSource>? wrap = null)
    {
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("test").Start("test");
        IBatchSource batches = new BatchSource(TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn("Image"), new KeyColumn("Label")), seed: 4,
            batchSize);
        var latents = new PriorLatents(new LatentSampler(SmallPair.LatentSize, 4), ClassPrior.Even(SmallPair.ClassCount), CPU);
        batches = wrap?.Invoke(batches) ?? batches;
        using (recipe)
        {
            using var loop = new TrainingLoop(recipe, networks, batches, latents,
                new TrainingReporter(channel, new FastRobGanTrainer.Options { MaxIterations = recipe.MaxIterations }.Reports), average: average);
            loop.Run(default);
        }
    }

    [Fact]
    public void The_critic_steps_n_times_on_fresh_batches_for_each_step_of_the_generator()
    {
        using var networks = SmallPair.CreateNetworks();
        var counter = new OneSided(s_full, 1, 1);
        Train(Recipe(counter, iterations: 4) with { CriticSteps = 3, Replays = 2 }, networks);
        Assert.Equal((4 * 3 * 2, 4), (counter.DiscriminatorSteps, counter.GeneratorSteps));
        Assert.Equal(4 * 3, counter.RealBatches.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    [InlineData(2, 3)]
    public void Replays_decode_their_batch_and_generate_its_fakes_once(int critics, int replays)
    {
        // The last of an iteration's fakes serve G's step too, so there is no pass of G beside those of its batches.
        const int Iterations = 4;
        using var counted = new CountedPair();
        CountedBatches? batches = null;
        Train(Recipe(s_full, Iterations) with { CriticSteps = critics, Replays = replays }, counted.Pair, wrap: inner => batches = new CountedBatches(inner));
        Assert.Equal((Iterations * critics, Iterations * critics), (batches!.Draws, counted.GeneratorCalls));
        Assert.Equal(Iterations * ((critics * replays * 2) + 1), counted.DiscriminatorCalls);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 5)]
    public void The_free_perturbation_takes_no_pass_of_its_own_and_an_attack_one_for_each_of_its_steps(bool free, int passes)
    {
        const int Steps = 3 * 2;
        using var counted = new CountedPair();
        IRealTransform transform = free
            ? new FreePerturbation(0.02, 0.02, [8, 1, 8, 8], CPU)
            : new ProjectedGradient(counted.Pair.Discriminator, GanObjective.Hinge(), steps: 5, bound: 0.02, step: 0.02, randomStart: 1);
        Train(Recipe(s_full, iterations: 3) with { Replays = 2, RealTransform = transform }, counted.Pair);
        Assert.Equal((Steps * (2 + passes)) + 3, counted.DiscriminatorCalls);
        Assert.Equal(3, counted.GeneratorCalls);
    }

    [Fact]
    public void An_attack_on_generated_samples_takes_as_many_passes_and_leaves_the_generators_step_alone()
    {
        using var counted = new CountedPair();
        var attack = new ProjectedGradient(counted.Pair.Discriminator, s_full, steps: 5, bound: 0.02, step: 0.02, randomStart: 1, ofGenerated: true);
        Train(Recipe(s_full, iterations: 3) with { FakeAttack = attack }, counted.Pair);
        Assert.Equal((3 * (2 + 5)) + 3, counted.DiscriminatorCalls);
        Assert.Equal(3, counted.GeneratorCalls);
    }

    [Fact]
    public void Fakes_for_the_critics_further_steps_leave_no_trace_in_the_generator()
    {
        // A generator that never steps sees as many of its own tracked forward passes with 1 critic step as with 3.
        using var one = SmallPair.CreateNetworks();
        using var three = SmallPair.CreateNetworks();
        Train(Recipe(new OneSided(s_full, 1, 0), iterations: 1), one);
        Train(Recipe(new OneSided(s_full, 1, 0), iterations: 1) with { CriticSteps = 3 }, three);
        Assert.Equal(Weights.Parameters(one.Generator), Weights.Parameters(three.Generator));
        Assert.Equal(Steps(one.Generator), Steps(three.Generator));

        static long[] Steps(nn.Module network) =>
            network.named_buffers().Where(b => b.name.EndsWith("num_batches_tracked")).Select(b => b.buffer.ToInt64()).ToArray();
    }

    [Fact]
    public void Simultaneous_steps_are_both_taken_at_the_same_weights()
    {
        using var alternating = SmallPair.CreateNetworks();
        using var simultaneous = SmallPair.CreateNetworks();
        using var frozen = SmallPair.CreateNetworks();
        Train(Recipe(s_full, 1), alternating);
        Train(Recipe(s_full, 1) with { UpdateRule = GanUpdateRule.Simultaneous }, simultaneous);
        // With a discriminator that does not step, the generator's step is the simultaneous one.
        Train(Recipe(new OneSided(s_full, 0, 1), 1), frozen);
        Assert.Equal(Weights.Parameters(frozen.Generator), Weights.Parameters(simultaneous.Generator));
        Assert.NotEqual(Weights.Parameters(alternating.Generator), Weights.Parameters(simultaneous.Generator));
        Assert.Equal(Weights.Parameters(alternating.Discriminator), Weights.Parameters(simultaneous.Discriminator));
    }

    [Fact]
    public void Gradients_of_accumulated_batches_are_averaged()
    {
        // D has no batch statistics, so the mean gradient of two batches of 8 is that of one of 16, up to rounding.
        using var halves = SmallPair.CreateNetworks();
        using var whole = SmallPair.CreateNetworks();
        var onlyReal = new OneSided(new AuxiliaryClassification(1), 1, 0) { KeepsReal = false };
        Train(Recipe(onlyReal, 1) with { GradientAccumulationSteps = 2 }, halves, batchSize: 8);
        Train(Recipe(onlyReal, 1), whole, batchSize: 16);
        foreach (var (a, b) in halves.Discriminator.parameters().Zip(whole.Discriminator.parameters()))
            Assert.True((a - b).abs().max().ToSingle() < 1e-6);
        Assert.Equal(3, onlyReal.DiscriminatorSteps);
    }

    [Fact]
    public void Scores_are_observed_once_in_each_step_of_the_discriminator()
    {
        using var networks = SmallPair.CreateNetworks();
        var observer = new ScoreObserver();
        Train(Recipe(s_full, 3) with { GradientAccumulationSteps = 2, CriticSteps = 2, InputTransforms = [observer] }, networks, batchSize: 8);
        Assert.Equal(Enumerable.Repeat(16L, 3 * 2), observer.Counts);
    }

    [Fact]
    public void Constraints_hold_after_every_step_of_the_discriminator()
    {
        using var networks = SmallPair.CreateNetworks();
        Train(Recipe(s_full, 2) with { DiscriminatorConstraints = [new Clamp()] }, networks);
        Assert.All(networks.Discriminator.parameters(), p => Assert.True(p.abs().max().ToSingle() <= 0.01f));
        Assert.Contains(networks.Generator.parameters(), p => p.abs().max().ToSingle() > 0.01f);
    }

    [Fact]
    public void A_penalty_of_the_generator_moves_the_generator_alone()
    {
        using var networks = SmallPair.CreateNetworks();
        var (g, d) = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        var penalty = new FakePower();
        Train(Recipe(new OneSided(s_full, 0, 0), 2) with { GeneratorRegularizers = [penalty] }, networks);
        Assert.NotEqual(g, Weights.Parameters(networks.Generator));
        Assert.Equal(d, Weights.Parameters(networks.Discriminator));
        Assert.Equal([0L, 1L], penalty.Indices);
        Assert.True(penalty.SawReal);
    }

    // The generator's terms compare with what D's loss was of, moved by an attack and all.
    [Fact]
    public void Terms_of_the_generator_look_at_real_samples_as_the_discriminator_saw_them()
    {
        using var networks = SmallPair.CreateNetworks();
        var watch = new WatchedReal();
        Train(Recipe(s_full, 2) with { DiscriminatorRegularizers = [watch], GeneratorRegularizers = [watch], RealTransform = new Halving() }, networks);
        Assert.Equal(2, watch.Seen.Count);
        Assert.All(watch.Seen, pair => Assert.Equal(pair.Discriminator, pair.Generator));
        Assert.All(watch.Seen, pair => Assert.True(pair.Generator.Max() <= 0.5f));
    }

    [Fact]
    public void A_transform_of_real_samples_steps_on_what_the_discriminator_sees()
    {
        using var networks = SmallPair.CreateNetworks();
        var transform = new Halving();
        Train(Recipe(s_full, 2) with { RealTransform = transform, InputTransforms = [new Negated()] }, networks);
        Assert.Equal(2, transform.Steps.Count);
        Assert.All(transform.Steps, step => Assert.Equal(step.Given.Select(v => -v), step.Seen));
    }

    private sealed class Negated : IInputTransform
    {
        public Tensor Apply(Tensor samples, bool real, long iteration, long draw) => samples.neg();
    }

    private sealed class Halving : IRealTransform
    {
        public List<(float[] Given, float[] Seen)> Steps { get; } = [];

        public Tensor Apply(Tensor real, Tensor? classes, long index) => real / 2;

        public void Step(TransformStep step) =>
            Steps.AddRange(step.Batches.Select(batch => (batch.Real.data<float>().ToArray(), batch.Seen(batch.Real).data<float>().ToArray())));

        public void Save(BinaryWriter writer)
        {
        }

        public void Load(BinaryReader reader)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class WatchedReal : IDiscriminatorRegularizer, IGeneratorRegularizer
    {
        private float[] _last = [];

        public List<(float[] Discriminator, float[] Generator)> Seen { get; } = [];

        public Tensor? Penalty(DiscriminatorStep step)
        {
            _last = step.Real.detach().data<float>().ToArray();
            return null;
        }

        public Tensor? Penalty(GeneratorStep step)
        {
            Seen.Add((_last, step.Real!.data<float>().ToArray()));
            return null;
        }
    }

    private sealed class CountedBatches(IBatchSource inner) : IBatchSource
    {
        public int Draws { get; private set; }

        public int BatchSize => inner.BatchSize;

        public long Epoch => inner.Epoch;

        public byte[] Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public TrainingBatch Next(Cancellation cancellation = default)
        {
            Draws++;
            return inner.Next(cancellation);
        }

        public void Dispose() => inner.Dispose();
    }

    private sealed class ScoreObserver : IInputTransform, IObservesScores
    {
        public List<long> Counts { get; } = [];

        public Tensor Apply(Tensor samples, bool real, long iteration, long draw) => samples;

        public void Observe(Tensor scores)
        {
            Assert.False(scores.requires_grad);
            Counts.Add(scores.numel());
        }
    }

    private sealed class Clamp : IWeightConstraint
    {
        public void Apply(nn.Module network)
        {
            using var _ = no_grad();
            foreach (var weight in network.parameters())
                weight.clamp_((Scalar)(-0.01), (Scalar)0.01);
        }
    }

    private sealed class FakePower : IGeneratorRegularizer
    {
        public List<long> Indices { get; } = [];

        public bool SawReal { get; private set; }

        public bool ComparesWithReal => true;

        public Tensor? Penalty(GeneratorStep step)
        {
            Indices.Add(step.Index);
            SawReal = step.RealOutput is { Logits.requires_grad: false };
            return step.Fake.square().mean();
        }
    }
}
