using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Updates;
using Microsoft.ML.GanRefinement.Training.Validation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>The one loop that serves every method: a recipe says what the stages do.</summary>
internal sealed class TrainingLoop : IDisposable
{
    // Iterations from one comparison of the ranks' weights to the next.
    private const int SameWeightsInterval = 100;

    private readonly TrainingRecipe _recipe;
    private readonly NetworkPair _networks;
    private readonly IBatchSource _batches;
    private readonly ILatentSource _latents;
    private readonly TrainingReporter _reporter;
    private readonly Player _generator;
    private readonly Player _discriminator;
    private readonly GeneratorEma? _average;
    private readonly Checkpointer? _checkpoints;
    private readonly Validator? _validator;
    private readonly CheckpointPart[] _state;
    private readonly DiscriminatorCourse _course = new();
    private int _iteration;
    private IterationStats? _stats;

    /// <summary>Sets the loop up. It owns what it makes, not what it is given.</summary>
    public TrainingLoop(
        TrainingRecipe recipe, NetworkPair networks, IBatchSource batches, ILatentSource latents, TrainingReporter reporter,
        Checkpointer? checkpoints = null, GeneratorEma? average = null, Validator? validator = null)
    {
        (_recipe, _networks, _batches, _latents, _reporter) = (recipe, networks, batches, latents, reporter);
        _generator = new Player(networks.Generator, recipe.GeneratorOptimizer);
        _discriminator = new Player(networks.Discriminator, recipe.DiscriminatorOptimizer, recipe.DiscriminatorConstraints);
        (_checkpoints, _average, _validator) = (checkpoints, average, validator);
        _state = [.. State()];
    }

    /// <summary>Trains from the start, or from where a checkpoint left it, to the recipe's last iteration, or until validation finds
    /// nothing better any more, or until cancelled. Once.</summary>
    /// <returns>Iterations done.</returns>
    /// <exception cref="OperationCanceledException">Cancelled: noticed within one step, or nothing is there to return.</exception>
    /// <exception cref="InvalidOperationException">A loss or weight is no longer a finite number, or libtorch has refused something; the
    /// message names the iteration.</exception>
    public int Run(Cancellation cancellation, CancellationBehavior behavior = CancellationBehavior.Throw)
    {
        // Who wants the last iteration's networks gets the one under way completed: then nothing has to be undone. Ranks end together, between two.
        var withinIteration = behavior == CancellationBehavior.Throw && Ranks.Current.Size == 1 ? cancellation : default;
        cancellation.ThrowIfRequested();
        using var memory = StepMemory.Keep();
        Resume(withinIteration);
        for (; _iteration < _recipe.MaxIterations && !Ends(cancellation, behavior); _iteration++)
        {
            using var scope = NewDisposeScope();
            IterateExplained(withinIteration);
        }
        RequireFinite(_iteration - 1);
        return _iteration;
    }

    // All that the next iteration depends on, beside the recipe and the training data.
    private IEnumerable<CheckpointPart> State()
    {
        yield return new CheckpointPart("generator", _generator);
        yield return new CheckpointPart("discriminator", _discriminator);
        yield return new CheckpointPart("course", _course);
        yield return new CheckpointPart("batches", new BatchPosition(_batches));
        yield return new CheckpointPart("latents", _latents);
        if (_average is not null)
            yield return new CheckpointPart("average", _average);
        if (_validator is not null)
            yield return new CheckpointPart("validation", _validator);
        foreach (var part in _recipe.State())
            yield return part;
    }

    private void Resume(Cancellation cancellation)
    {
        using var scope = NewDisposeScope();
        _iteration = _checkpoints?.Restore(_state) ?? 0;
        _validator?.Completed(_iteration, cancellation);
    }

    private bool Ends(Cancellation cancellation, CancellationBehavior behavior)
    {
        if (_validator is not { StopsTraining: true } && !IsCancelled(cancellation, behavior))
            return false;
        using var scope = NewDisposeScope();
        Save(_iteration);
        return true;
    }

    private bool IsCancelled(Cancellation cancellation, CancellationBehavior behavior)
    {
        if (Ranks.Current.FirstToEnd(cancellation.IsRequested) is not { } rank)
            return false;
        if (behavior == CancellationBehavior.ReturnLast && _iteration > 0)
            return true;
        cancellation.ThrowIfRequested();
        throw new OperationCanceledException($"Rank {rank} of the training has been cancelled.");
    }

    private void IterateExplained(Cancellation cancellation)
    {
        try
        {
            Iterate(cancellation);
        }
        catch (ExternalException error) when (TorchErrors.IsOfTorch(error))
        {
            throw Divergence.Of(error, _iteration, _checkpoints?.LastSaved);
        }
    }

    private void Iterate(Cancellation cancellation)
    {
        _stats = _reporter.Begins(_iteration);
        if (_recipe.Growth?.Begin(_iteration) == true)
        {
            // The averages of weights that have not taken part so far are no averages.
            _generator.Restart();
            _discriminator.Restart();
        }
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
        After(microBatches[^1].Batch, critics, cancellation);
    }

    private MicroBatch[] DrawMicroBatches(bool forGenerator, Cancellation cancellation) =>
        [.. Enumerable.Range(0, _recipe.GradientAccumulationSteps).Select(index => DrawMicroBatch(forGenerator, cancellation) with { Index = index })];

    // The forward pass that makes the last fakes of an iteration can serve both players: detached for D, with its graph for G.
    // Others leave no trace in G.
    private MicroBatch DrawMicroBatch(bool forGenerator, Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        var batch = _batches.Next(cancellation);
        var count = (int)batch.Images.shape[0];
        var drawn = _latents.Draw(count);
        var moved = _latents.ForDiscriminator(drawn);
        var fresh = _recipe.GeneratorLatents == GeneratorLatents.Fresh;
        var shared = forGenerator && !fresh && moved is null;
        var input = moved ?? drawn;
        return new MicroBatch(batch, forGenerator && fresh ? _latents.Draw(count) : drawn,
            shared ? Generate(input) : _generator.Frozen(() => Generate(input)), input.Classes, shared)
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
        var (batch, fakes, classes) = (microBatch.Batch, microBatch.Fakes.detach(), microBatch.FakeClasses);
        var draw = StepNoise.Address(_course.Steps, microBatch.Index);
        var real = (_recipe.RealTransform?.Apply(batch.Images, batch.Classes, draw) ?? batch.Images).detach();
        fakes = _recipe.FakeAttack?.Apply(fakes, classes, draw).detach() ?? fakes;
        var observed = _recipe.RealTransform is { ObservesGradient: true };
        real.requires_grad = observed;
        var discriminator = _networks.Discriminator;
        var (realInput, fakeInput) = (ApplyInputTransforms(real, isReal: true, microBatch), ApplyInputTransforms(fakes, isReal: false, microBatch));
        microBatch.RealInput = realInput.detach();
        var step = new DiscriminatorStep(discriminator,
            realInput, discriminator.call(realInput, batch.Classes), batch.Classes,
            fakeInput, discriminator.call(fakeInput, classes), classes)
        {
            FakeLatents = microBatch.FakeLatents,
            Seen = samples => ApplyInputTransforms(samples, isReal: false, microBatch),
            Index = _course.Steps,
            MicroBatchIndex = microBatch.Index,
        };

        var loss = observed ? null : _recipe.Objective.DiscriminatorLoss(step);
        var value = loss is null ? BackwardObserved(step, real, count) : Backward(WithPenalties(loss, step)!, count, "discriminator");
        _course.Add(value);
        _stats?.Observe(step, batch.Images, StatsOf(_discriminator, value));
        _stats?.DiscriminatorTerms.Observe(_recipe.Objective, step, loss);
        return step.RealOutput.Logits.detach();
    }

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
        return Divergence.Check((rest is null ? onReal : onReal.Plus(rest)).ReadSingle(), "discriminator", _iteration, _checkpoints?.LastSaved);
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
            _discriminator.Frozen(() => AccumulateGeneratorGradients(microBatch, microBatches.Length));
            _recipe.Consensus?.AddGradients(microBatch.Input, microBatch.RealInput!, microBatch.Batch.Classes,
                fakes => ApplyInputTransforms(fakes, isReal: false, microBatch), 1.0 / microBatches.Length);
        }
        if (_recipe.UpdateRule == GanUpdateRule.Simultaneous)
            _discriminator.Step(_iteration);
        _generator.Step(_iteration);
    }

    private float AccumulateGeneratorGradients(MicroBatch microBatch, int count)
    {
        var (latents, classes) = microBatch.Input;
        var fakes = microBatch.Shared ? microBatch.Fakes : Generate(microBatch.Input);
        var input = ApplyInputTransforms(fakes, isReal: false, microBatch);
        // Before D looks at the samples with its own weights: looking ahead moves them there and back, which a graph would not bear.
        var ahead = _recipe.LookAhead?.Loss(new PlayersBatch(input, classes, microBatch.RealInput!, microBatch.Batch.Classes),
            (samples, real) => AdversarialLoss(Look(samples) with { RealOutput = real }));
        var step = Look(input) with { RealOutput = _recipe.ComparesWithReal ? DiscriminateReal(microBatch) : null };
        var loss = ahead ?? AdversarialLoss(step);
        if (ahead is not null)
        {
            _stats?.GeneratorTerms.Observe(["adversarial"], 0, ahead, microBatch.Index);
        }
        else
        {
            _stats?.GeneratorTerms.Observe(
                _recipe.Objective, step, losses => _recipe.GeneratorReduction.Reduce(losses, step.FakeOutput.Logits, _iteration), loss);
        }

        for (var i = 0; i < _recipe.GeneratorRegularizers.Count; i++)
        {
            if (_recipe.GeneratorRegularizers[i].Penalty(step) is not { } penalty)
                continue;
            loss = loss.Plus(penalty);
            _stats?.GeneratorTerms.Observe(_recipe.GeneratorTerms, i, penalty, microBatch.Index);
        }

        var value = Backward(loss, count, "generator");
        _stats?.Observe(StatsOf(_generator, value), microBatch.Index);
        return value;

        GeneratorStep Look(Tensor samples) => new(latents, classes, fakes, _networks.Discriminator.call(samples, classes))
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

    private Tensor AdversarialLoss(GeneratorStep step) =>
        _recipe.GeneratorReduction.Reduce(_recipe.Objective.GeneratorLosses(step), step.FakeOutput.Logits, _iteration);

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
        return Divergence.Check(loss.ReadSingle(), player, _iteration, _checkpoints?.LastSaved);
    }

    // One of so many batches whose gradients make a step.
    private static Tensor Share(Tensor loss, int count) => count == 1 ? loss : loss.Over(count);

    private PlayerStats StatsOf(Player player, float loss) => new(loss, player.GradientNorm(), player.LearningRateAt(_iteration));

    private void After(TrainingBatch batch, int critics, Cancellation cancellation)
    {
        var done = _iteration + 1;
        _average?.Update();
        if (_reporter.ShowsSamples(done))
            _average?.Settle(cancellation);
        _validator?.Ended(done, cancellation);
        if (_checkpoints?.IsDue(done) == true)
            Save(done);
        _validator?.Completed(done, cancellation);
        RequireSameWeights(done);
        _reporter.Ended(_iteration, _batches.BatchSize * critics * _recipe.GradientAccumulationSteps, _batches.Epoch, _stats,
            () => _recipe.RealTransform?.Apply(batch.Images, batch.Classes, _course.Steps));
    }

    private void RequireFinite(int iteration)
    {
        Divergence.Check(_networks.Generator, "generator", iteration, _checkpoints?.LastSaved);
        Divergence.Check(_networks.Discriminator, "discriminator", iteration, _checkpoints?.LastSaved);
    }

    // Equal gradients make equal steps, on machines that are alike: where they are not, training would go on in as many directions.
    private void RequireSameWeights(int done)
    {
        if (Ranks.Current.Size == 1 || !(done == 1 || done % SameWeightsInterval == 0 || done == _recipe.MaxIterations))
            return;
        var hash = WeightHash.Of(_networks);
        Ranks.Current.RequireSame(hash, rank => $"The weights of rank {rank} differ from those of rank 0 after iteration {done}. "
            + "All ranks need the same processors, numbers of threads and versions of libtorch.");
    }

    // What nobody could go on from must not take the place of what somebody could.
    private void Save(int done)
    {
        RequireFinite(done - 1);
        _checkpoints?.Save(done, _state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
    }
}
