using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Training.Validation;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>The one loop that serves every method: a recipe says what the stages do.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingRecipe _recipe;
    private readonly NetworkPair _networks;
    private readonly IBatchSource _batches;
    private readonly ILatentSource _latents;
    private readonly TrainingReporter _reporter;
    private readonly Player _generator;
    private readonly Player _discriminator;
    private readonly WeightAverage? _average;
    private readonly Checkpointer? _checkpoints;
    private readonly Validator? _validator;
    private readonly CheckpointPart[] _state;
    private int _iteration;
    private long _discriminatorSteps;
    private IterationFigures? _figures;

    /// <summary>Sets the loop up. It owns what it makes, not what it is given.</summary>
    public TrainingLoop(
        TrainingRecipe recipe, NetworkPair networks, IBatchSource batches, ILatentSource latents, TrainingReporter reporter,
        Checkpointer? checkpoints = null, WeightAverage? average = null, Validator? validator = null)
    {
        (_recipe, _networks, _batches, _latents, _reporter) = (recipe, networks, batches, latents, reporter);
        _generator = new Player(networks.Generator, recipe.GeneratorOptimizer);
        _discriminator = new Player(networks.Discriminator, recipe.DiscriminatorOptimizer, recipe.DiscriminatorConstraints);
        (_checkpoints, _average, _validator) = (checkpoints, average, validator);
        _state = [.. State()];
    }

    /// <summary>Trains from the start, or from where a checkpoint left it, to the recipe's last iteration, or until validation finds nothing
    /// better any more, or until cancelled. Once.</summary>
    /// <returns>Iterations done.</returns>
    /// <exception cref="OperationCanceledException">Cancelled: noticed within one step, or nothing is there to return.</exception>
    /// <exception cref="InvalidOperationException">A loss or weight is no longer a finite number, or libtorch has refused something; the message names the
    /// iteration.</exception>
    public int Run(Cancellation cancellation, CancellationBehavior behavior = CancellationBehavior.Throw)
    {
        // Who wants the last iteration's networks gets the one under way completed: then nothing has to be undone.
        var withinIteration = behavior == CancellationBehavior.Throw ? cancellation : default;
        cancellation.ThrowIfRequested();
        Resume(withinIteration);
        for (; _iteration < _recipe.MaxIterations && !Ends(cancellation, behavior); _iteration++)
        {
            using var scope = NewDisposeScope();
            IterateExplained(withinIteration);
        }
        Divergence.Check(_networks, _iteration - 1, _checkpoints?.LastSaved);
        return _iteration;
    }

    // All that the next iteration depends on, beside the recipe and the training data.
    private IEnumerable<CheckpointPart> State()
    {
        yield return new CheckpointPart("generator", _generator);
        yield return new CheckpointPart("discriminator", _discriminator);
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
        _discriminatorSteps = (long)_iteration * _recipe.DiscriminatorSteps;
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
        if (!cancellation.IsRequested)
            return false;
        if (behavior == CancellationBehavior.Throw || _iteration == 0)
            cancellation.ThrowIfRequested();
        return true;
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
        _figures = _reporter.Begins(_iteration);
        for (var critic = 1; critic < _recipe.CriticSteps; critic++)
        {
            using var scope = NewDisposeScope();
            StepDiscriminator(TakeTurns(withGraph: false, cancellation), cancellation);
        }
        var turns = TakeTurns(withGraph: true, cancellation);
        StepDiscriminator(turns, cancellation);
        cancellation.ThrowIfRequested();
        StepTransform(turns[^1].Batch);
        StepGenerator(turns, cancellation);
        After(turns[^1].Batch, cancellation);
    }

    private Turn[] TakeTurns(bool withGraph, Cancellation cancellation) =>
        [.. Enumerable.Range(0, _recipe.AccumulatedBatches).Select(place => TakeTurn(withGraph, cancellation) with { Place = place })];

    // The forward pass that makes the last fakes of an iteration serves both players: detached for D, with its graph for G.
    // Others leave no trace in G.
    private Turn TakeTurn(bool withGraph, Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        var batch = _batches.Next(cancellation);
        var input = _latents.Draw((int)batch.Images.shape[0]);
        if (_latents.ForDiscriminator(input) is { } moved)
            return new Turn(batch, input, _generator.Frozen(() => Generate(moved)), moved.Classes, Shared: false);
        return new Turn(batch, input, withGraph ? Generate(input) : _generator.Frozen(() => Generate(input)), input.Classes, withGraph);
    }

    private Tensor Generate(GeneratorInput input) => _networks.Generator.call(input.Latents, input.Classes);

    private void StepDiscriminator(Turn[] turns, Cancellation cancellation)
    {
        for (var replay = 0; replay < _recipe.Replays; replay++)
        {
            _discriminator.ClearGradients();
            foreach (var turn in turns)
            {
                cancellation.ThrowIfRequested();
                JudgeAsDiscriminator(turn, turns.Length);
            }
            _discriminatorSteps++;
            if (_recipe.UpdateRule == GanUpdateRule.Alternating)
                _discriminator.Step(_iteration);
        }
    }

    private void JudgeAsDiscriminator(Turn turn, int turns)
    {
        var (batch, fakes, classes) = (turn.Batch, turn.Fakes.detach(), turn.FakeClasses);
        var real = (_recipe.RealTransform?.Apply(batch.Images, batch.Classes, StepNoise.Address(_discriminatorSteps, turn.Place)) ?? batch.Images).detach();
        var observed = _recipe.RealTransform is { ObservesGradient: true };
        real.requires_grad = observed;
        var discriminator = _networks.Discriminator;
        var (realSeen, fakesSeen) = (Seen(real, isReal: true, turn), Seen(fakes, isReal: false, turn));
        turn.RealSeen = realSeen.detach();
        var step = new DiscriminatorStep(discriminator,
            realSeen, discriminator.call(realSeen, batch.Classes), batch.Classes,
            fakesSeen, discriminator.call(fakesSeen, classes), classes) { Index = _discriminatorSteps, Place = turn.Place };

        var loss = _recipe.Objective.DiscriminatorLoss(step);
        foreach (var regularizer in _recipe.DiscriminatorRegularizers)
            if (regularizer.Penalty(step) is { } penalty)
                loss = loss.Plus(penalty);
        var value = Backward(loss, turns, "discriminator");
        if (observed)
            _recipe.RealTransform!.Observe(real.grad!);
        _figures?.Observe(step, batch.Images, FiguresOf(_discriminator, value));
    }

    private void StepTransform(TrainingBatch batch)
    {
        if (_recipe.RealTransform is { } transform)
            _discriminator.Frozen(() => { transform.Step(batch.Images, batch.Classes, _iteration); return true; });
    }

    private void StepGenerator(Turn[] turns, Cancellation cancellation)
    {
        _generator.ClearGradients();
        foreach (var turn in turns)
        {
            cancellation.ThrowIfRequested();
            _discriminator.Frozen(() => JudgeAsGenerator(turn, turns.Length));
        }
        if (_recipe.UpdateRule == GanUpdateRule.Simultaneous)
            _discriminator.Step(_iteration);
        _generator.Step(_iteration);
    }

    private float JudgeAsGenerator(Turn turn, int turns)
    {
        var (latents, classes) = turn.Input;
        var fakes = turn.Shared ? turn.Fakes : Generate(turn.Input);
        var seen = Seen(fakes, isReal: false, turn);
        var step = new GeneratorStep(latents, classes, fakes, _networks.Discriminator.call(seen, classes))
        {
            FakeSeen = seen,
            Generator = _networks.Generator,
            RealOutput = _recipe.ComparesWithReal ? JudgeReal(turn) : null,
            Real = turn.RealSeen,
            RealClasses = turn.Batch.Classes,
            Index = _iteration,
            Place = turn.Place,
        };
        var loss = _recipe.GeneratorReduction.Reduce(_recipe.Objective.GeneratorLosses(step), step.FakeOutput.Logits, _iteration);
        foreach (var regularizer in _recipe.GeneratorRegularizers)
            if (regularizer.Penalty(step) is { } penalty)
                loss = loss.Plus(penalty);
        var value = Backward(loss, turns, "generator");
        _figures?.Observe(FiguresOf(_generator, value));
        return value;
    }

    private DiscriminatorOutput JudgeReal(Turn turn)
    {
        using var _ = no_grad();
        return _networks.Discriminator.call(turn.RealSeen!, turn.Batch.Classes);
    }

    private Tensor Seen(Tensor samples, bool isReal, Turn turn) => _recipe.InputTransforms.Aggregate(
        samples, (x, transform) => transform.Apply(x, isReal, _iteration, StepNoise.Address(_discriminatorSteps, turn.Place)));

    private float Backward(Tensor loss, int turns, string player)
    {
        (turns == 1 ? loss : loss.Over(turns)).backward();
        return Divergence.Check(loss.ReadSingle(), player, _iteration, _checkpoints?.LastSaved);
    }

    private PlayerFigures FiguresOf(Player player, float loss) => new(loss, player.GradientNorm(), player.LearningRateAt(_iteration));

    private void After(TrainingBatch batch, Cancellation cancellation)
    {
        var done = _iteration + 1;
        _average?.Update();
        _validator?.Ended(done, cancellation);
        if (_checkpoints?.IsDue(done) == true)
            Save(done);
        _validator?.Completed(done, cancellation);
        _reporter.Ended(_iteration, _batches.BatchSize * _recipe.CriticSteps * _recipe.AccumulatedBatches, _batches.Epoch, _figures,
            () => _recipe.RealTransform?.Apply(batch.Images, batch.Classes, _discriminatorSteps));
    }

    // What nobody could go on from must not take the place of what somebody could.
    private void Save(int done)
    {
        Divergence.Check(_networks, done - 1, _checkpoints?.LastSaved);
        _checkpoints?.Save(done, _state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
    }
}
