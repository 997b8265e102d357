using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Updates;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>What an iteration does to the players: D's steps, the lens's, G's.</summary>
internal sealed class TrainingSteps
{
    private readonly TrainingRecipe _recipe;
    private readonly NetworkPair _networks;
    private readonly Player _generator;
    private readonly Player _discriminator;
    private readonly IBatchSource _batches;
    private readonly ILatentSource _latents;
    private readonly DiscriminatorCourse _course;
    private readonly Func<string?> _lastSaved;
    private readonly bool _isJoint;
    private readonly bool _readsFakeOutput;
    private int _iteration;
    private IterationStats? _stats;

    /// <summary>Owns none of what it is given.</summary>
    public TrainingSteps(
        TrainingRecipe recipe, NetworkPair networks, (Player Generator, Player Discriminator) players, IBatchSource batches, ILatentSource latents,
        DiscriminatorCourse course, Func<string?> lastSaved)
    {
        (_recipe, _networks, _batches, _latents, _course, _lastSaved) = (recipe, networks, batches, latents, course, lastSaved);
        (_generator, _discriminator) = players;
        _readsFakeOutput = recipe.Objective.GeneratorReadsFakeOutput || recipe.GeneratorRegularizers.Count > 0
            || recipe.GeneratorReduction is not MeanReduction;
        // Consensus can take the players' own passes where both are of one batch, and where both players' losses are those that it means. Several batches
        // would have their graphs in memory at once, and a look ahead moves D's weights below its graph.
        _isJoint = recipe is
        {
            Consensus: not null, GradientAccumulationSteps: 1, LookAhead: null, FakeAttack: null, RealTransform: null or { ObservesGradient: false },
            InputTransforms: [], GeneratorReduction: MeanReduction,
        };
    }

    /// <summary>Takes them.</summary>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="stats">Gets what happens, if it is to be reported.</param>
    /// <param name="cancellation">Noticed within a step.</param>
    /// <returns>The last real batch, and how many of them D has stepped on.</returns>
    public (TrainingBatch Batch, int CriticSteps) Run(int iteration, IterationStats? stats, Cancellation cancellation)
    {
        (_iteration, _stats) = (iteration, stats);
        var critics = 1;
        for (; critics < _recipe.CriticSteps || (critics < _recipe.MaxCriticSteps && _course.Loss > _recipe.DiscriminatorLossTarget); critics++)
        {
            using var scope = NewDisposeScope();
            StepDiscriminator(DrawMicroBatches(forGenerator: false, cancellation), cancellation);
        }
        var microBatches = DrawMicroBatches(forGenerator: true, cancellation);
        StepDiscriminator(microBatches, cancellation);
        cancellation.ThrowIfRequested();
        StepTransform(microBatches);
        StepGenerator(microBatches, cancellation);
        return (microBatches[^1].Batch, critics);
    }

    private MicroBatch[] DrawMicroBatches(bool forGenerator, Cancellation cancellation) =>
        [.. Enumerable.Range(0, _recipe.GradientAccumulationSteps).Select(index => DrawMicroBatch(forGenerator, cancellation) with { Index = index })];

    // The forward pass that makes the last fakes of an iteration can serve both players: detached for D, with its graph for G.
    // Others leave no trace in G.
    private MicroBatch DrawMicroBatch(bool forGenerator, Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        var batch = _batches.Next(cancellation);
        if (_recipe.Growth is { } growth)
            batch = batch with { Images = growth.Faded(batch.Images) };
        var count = (int)batch.Images.shape[0];
        var drawn = _latents.Draw(count);
        var moved = _latents.ForDiscriminator(drawn);
        var fresh = _recipe.GeneratorLatents == GeneratorLatents.Fresh;
        var shared = forGenerator && !fresh && moved is null;
        var input = moved ?? drawn;
        var looksAtFakes = _recipe.Objective.DiscriminatorReadsFakes || _recipe.DiscriminatorRegularizers.Count > 0 || _stats is not null;
        return new MicroBatch(batch, forGenerator && fresh ? _latents.Draw(count) : drawn,
            shared ? Generate(input) : looksAtFakes ? _generator.Frozen(() => Generate(input)) : null, input.Classes, shared)
        {
            FakeLatents = input.Latents,
        };
    }

    private Tensor Generate(GeneratorInput input) => _networks.Generator.call(input.Latents, input.Classes);

    private void StepDiscriminator(MicroBatch[] microBatches, Cancellation cancellation)
    {
        for (var replay = 0; replay < _recipe.Replays; replay++)
        {
            _discriminator.ClearGradients();
            _course.Begin();
            List<Tensor> realScores = [];
            foreach (var microBatch in microBatches)
            {
                cancellation.ThrowIfRequested();
                realScores.Add(AccumulateDiscriminatorGradients(microBatch, microBatches.Length));
            }
            // Once for all batches of a step, before D's weights move.
            foreach (var transform in _recipe.InputTransforms.OfType<IObservesScores>())
                transform.Observe(AcrossRanks.Rows(cat(realScores)));
            _course.End(microBatches.Length, isRead: _recipe.DiscriminatorLossTarget < double.PositiveInfinity);
            if (_recipe.UpdateRule == GanUpdateRule.Alternating)
                _discriminator.Step(_iteration);
        }
    }

    // D's scores of the real samples, without a graph.
    private Tensor AccumulateDiscriminatorGradients(MicroBatch microBatch, int count)
    {
        var isJoint = _isJoint && microBatch.Shared;
        var (batch, fakes, classes) = (microBatch.Batch, isJoint ? microBatch.Fakes : microBatch.Fakes?.detach(), microBatch.FakeClasses);
        var draw = StepNoise.Address(_course.Steps, microBatch.Index);
        var real = (_recipe.RealTransform?.Apply(batch.Images, batch.Classes, draw) ?? batch.Images).detach();
        fakes = fakes is null ? null : _recipe.FakeAttack?.Apply(fakes, classes, draw).detach() ?? fakes;
        var observed = _recipe.RealTransform is { ObservesGradient: true };
        real.requires_grad = observed;
        var discriminator = _networks.Discriminator;
        var realInput = ApplyInputTransforms(real, isReal: true, microBatch);
        var fakeInput = fakes is null ? null : ApplyInputTransforms(fakes, isReal: false, microBatch);
        microBatch.RealInput = realInput.detach();
        var step = new DiscriminatorStep(discriminator,
            realInput, discriminator.call(realInput, batch.Classes), batch.Classes,
            fakeInput, fakeInput is null ? null : JudgeFakes(fakeInput, classes), classes)
        {
            FakeLatents = microBatch.FakeLatents,
            Seen = samples => ApplyInputTransforms(samples, isReal: false, microBatch),
            Index = _course.Steps,
            Iteration = _iteration,
            MicroBatchIndex = microBatch.Index,
        };

        var loss = observed ? null : _recipe.Objective.DiscriminatorLoss(step);
        var value = loss is null ? BackwardObserved(step, real, count)
            : isJoint ? BackwardJoint(loss, step, microBatch)
            : Backward(WithPenalties(loss, step)!, count, "discriminator");
        _course.Add(value);
        _stats?.Observe(step, batch.Images, StatsOf(_discriminator, value));
        _stats?.DiscriminatorTerms.Observe(_recipe.Objective, step, loss);
        return step.RealOutput.Logits.detach();
    }

    // What only a report reads leaves no trace, or training would depend on how often it reports.
    private DiscriminatorOutput? JudgeFakes(Tensor fakeInput, Tensor? classes) =>
        _recipe.Objective.DiscriminatorReadsFakeOutput || _recipe.DiscriminatorRegularizers.Count > 0 ? _networks.Discriminator.call(fakeInput, classes)
        : _stats is not null ? _discriminator.Untracked(() => _networks.Discriminator.call(fakeInput, classes))
        : null;

    // The loss on real samples is differentiated first, and its gradient by them read before any other term adds to it. Terms that do not
    // look at real samples, as all of Fast-RobGAN's, cost no more than in one pass: the two graphs have nothing in common.
    private float BackwardObserved(DiscriminatorStep step, Tensor real, int count)
    {
        var (onReal, rest) = _recipe.Objective.DiscriminatorTerms(step);
        rest = WithPenalties(rest, step);
        Share(onReal, count).backward(retain_graph: rest is not null);
        _recipe.RealTransform!.Observe(real.grad!, step.Draw);
        if (rest is not null)
            Share(rest, count).backward();
        return Divergence.Check((rest is null ? onReal : onReal.Plus(rest)).ReadSingle(), "discriminator", _iteration, _lastSaved());
    }

    private float BackwardJoint(Tensor loss, DiscriminatorStep step, MicroBatch microBatch)
    {
        microBatch.Joint = new JointStep(step.RealOutput, step.FakeOutput, _recipe.Consensus!.DescendDiscriminator(loss));
        // Penalties are no part of consensus, and D's are none of G's.
        if (WithPenalties(null, step with { Fake = step.Fake.detach() }) is { } penalties)
        {
            _recipe.Consensus.AddToDiscriminator(penalties);
            loss = loss.Plus(penalties);
        }
        return Divergence.Check(loss.ReadSingle(), "discriminator", _iteration, _lastSaved());
    }

    private Tensor? WithPenalties(Tensor? loss, DiscriminatorStep step)
    {
        for (var i = 0; i < _recipe.DiscriminatorRegularizers.Count; i++)
        {
            if (_recipe.DiscriminatorRegularizers[i].Penalty(step) is not { } penalty)
                continue;
            loss = loss?.Plus(penalty) ?? penalty;
            _stats?.DiscriminatorTerms.Observe(_recipe.DiscriminatorTerms, i, penalty, step.MicroBatchIndex);
        }
        return loss;
    }

    private void StepTransform(MicroBatch[] microBatches)
    {
        if (_recipe.RealTransform is not { } transform)
            return;
        var batches = microBatches.Select(microBatch => new TransformBatch(microBatch.Batch.Images, microBatch.Batch.Classes)
        {
            Seen = samples => ApplyInputTransforms(samples, isReal: true, microBatch),
        });
        var step = new TransformStep([.. batches], _iteration) { Stats = _stats };
        _discriminator.Frozen(() => { transform.Step(step); return true; });
    }

    private void StepGenerator(MicroBatch[] microBatches, Cancellation cancellation)
    {
        _generator.ClearGradients();
        foreach (var microBatch in microBatches)
        {
            cancellation.ThrowIfRequested();
            if (microBatch.Joint is { } joint)
            {
                _discriminator.Untracked(() => AccumulateGeneratorGradients(microBatch, 1, joint));
                continue;
            }
            _discriminator.Frozen(() => AccumulateGeneratorGradients(microBatch, microBatches.Length));
            _recipe.Consensus?.AddGradients(microBatch.Input, microBatch.RealInput!, microBatch.Batch.Classes,
                fakes => ApplyInputTransforms(fakes, isReal: false, microBatch), 1.0 / microBatches.Length);
        }
        if (_recipe.UpdateRule == GanUpdateRule.Simultaneous)
            _discriminator.Step(_iteration);
        _generator.Step(_iteration);
    }

    private float AccumulateGeneratorGradients(MicroBatch microBatch, int count, JointStep? joint = null)
    {
        var (latents, classes) = microBatch.Input;
        var fakes = microBatch.Shared ? microBatch.Fakes! : Generate(microBatch.Input);
        var input = ApplyInputTransforms(fakes, isReal: false, microBatch);
        // Before D looks at the samples with its own weights: looking ahead moves them there and back, which a graph would not bear.
        var ahead = _recipe.LookAhead?.Loss(new PlayersBatch(input, classes, microBatch.RealInput!, microBatch.Batch.Classes),
            (samples, real) => AdversarialLoss(Look(samples) with { RealOutput = real }));
        var step = Look(input) with { RealOutput = _recipe.ComparesWithReal ? joint?.RealOutput ?? DiscriminateReal(microBatch) : null };
        var loss = ahead ?? AdversarialLoss(step);
        var gradient = joint is null ? null : _recipe.Consensus!.DescendGenerator(loss);
        if (ahead is not null)
        {
            _stats?.GeneratorTerms.Observe(["adversarial"], 0, ahead, microBatch.Index);
        }
        else
        {
            _stats?.GeneratorTerms.Observe(
                _recipe.Objective, step, losses => Reduced(losses, step), loss);
        }

        for (var i = 0; i < _recipe.GeneratorRegularizers.Count; i++)
        {
            if (_recipe.GeneratorRegularizers[i].Penalty(step) is not { } penalty)
                continue;
            loss = loss.Plus(penalty);
            if (joint is not null)
                _recipe.Consensus!.AddToGenerator(penalty);
            _stats?.GeneratorTerms.Observe(_recipe.GeneratorTerms, i, penalty, microBatch.Index);
        }

        var value = joint is null ? Backward(loss, count, "generator") : Divergence.Check(loss.ReadSingle(), "generator", _iteration, _lastSaved());
        _stats?.Observe(StatsOf(_generator, value), microBatch.Index);
        if (joint is not null)
            _recipe.Consensus!.AddGradients(gradient!, joint.Gradient);
        return value;

        GeneratorStep Look(Tensor samples) => new(latents, classes, fakes,
            joint?.FakeOutput ?? (_readsFakeOutput ? _networks.Discriminator.call(samples, classes) : null))
        {
            FakeInput = samples,
            Generator = _networks.Generator,
            Discriminator = _networks.Discriminator,
            Real = microBatch.RealInput,
            RealClasses = microBatch.Batch.Classes,
            Index = _iteration,
            MicroBatchIndex = microBatch.Index,
        };
    }

    private Tensor AdversarialLoss(GeneratorStep step) => Reduced(_recipe.Objective.GeneratorLosses(step), step);

    private Tensor Reduced(Tensor losses, GeneratorStep step) => _recipe.GeneratorReduction.Reduce(losses, () => step.FakeOutput.Logits, _iteration);

    private DiscriminatorOutput DiscriminateReal(MicroBatch microBatch)
    {
        using var _ = no_grad();
        return _networks.Discriminator.call(microBatch.RealInput!, microBatch.Batch.Classes);
    }

    private Tensor ApplyInputTransforms(Tensor samples, bool isReal, MicroBatch microBatch) => _recipe.InputTransforms.Aggregate(
        samples, (x, transform) => transform.Apply(x, isReal, _iteration, StepNoise.Address(_course.Steps, microBatch.Index)));

    private float Backward(Tensor loss, int count, string player)
    {
        Share(loss, count).backward();
        return Divergence.Check(loss.ReadSingle(), player, _iteration, _lastSaved());
    }

    // One of so many batches whose gradients make a step.
    private static Tensor Share(Tensor loss, int count) => count == 1 ? loss : loss.Over(count);

    private PlayerStats StatsOf(Player player, float loss) => new(loss, player.GradientNorm(), player.LearningRateAt(_iteration));
}
