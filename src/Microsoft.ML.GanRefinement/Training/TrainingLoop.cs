using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>The one loop that serves every method: a recipe says what the stages do.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingRecipe _recipe;
    private readonly NetworkPair _networks;
    private readonly BatchSource _batches;
    private readonly ILatentSource _latents;
    private readonly TrainingReporter _reporter;
    private readonly Player _generator;
    private readonly Player _discriminator;
    private readonly Checkpointer? _checkpoints;
    private readonly CheckpointPart[] _state;
    private int _iteration;

    /// <summary>Sets the loop up. It owns what it makes, not what it is given.</summary>
    public TrainingLoop(
        TrainingRecipe recipe, NetworkPair networks, BatchSource batches, ILatentSource latents, TrainingReporter reporter,
        Checkpointer? checkpoints = null)
    {
        (_recipe, _networks, _batches, _latents, _reporter) = (recipe, networks, batches, latents, reporter);
        _generator = new Player(networks.Generator, recipe);
        _discriminator = new Player(networks.Discriminator, recipe);
        _checkpoints = checkpoints;
        _state = [.. State()];
    }

    /// <summary>Trains from the start, or from where a checkpoint left it, to the recipe's last iteration or until cancelled.
    /// Once.</summary>
    /// <returns>Iterations done.</returns>
    /// <exception cref="OperationCanceledException">Cancelled: noticed within one step, or nothing is there to return.</exception>
    /// <exception cref="InvalidOperationException">A loss is no longer a finite number.</exception>
    public int Run(CancellationToken cancellation, CancellationBehavior behavior = CancellationBehavior.Throw)
    {
        // Who wants the last iteration's networks gets the one under way completed: then nothing has to be undone.
        var withinIteration = behavior == CancellationBehavior.Throw ? cancellation : CancellationToken.None;
        Resume();
        for (; _iteration < _recipe.MaxIterations && !Ends(cancellation, behavior); _iteration++)
        {
            using var scope = NewDisposeScope();
            Iterate(withinIteration);
        }
        return _iteration;
    }

    // All that the next iteration depends on, beside the recipe and the training data.
    private IEnumerable<CheckpointPart> State()
    {
        yield return new CheckpointPart("generator", _generator);
        yield return new CheckpointPart("discriminator", _discriminator);
        yield return new CheckpointPart("batches", new BatchPosition(_batches));
        yield return new CheckpointPart("latents", _latents);
        if (_recipe.RealTransform is { } transform)
            yield return new CheckpointPart("realTransform", transform);
    }

    private void Resume()
    {
        using var scope = NewDisposeScope();
        _iteration = _checkpoints?.Restore(_state) ?? 0;
    }

    private bool Ends(CancellationToken cancellation, CancellationBehavior behavior)
    {
        if (!cancellation.IsCancellationRequested)
            return false;
        if (behavior == CancellationBehavior.Throw || _iteration == 0)
            throw new OperationCanceledException(cancellation);
        using var scope = NewDisposeScope();
        _checkpoints?.Save(_iteration, _state);
        return true;
    }

    private void Iterate(CancellationToken cancellation)
    {
        using var batch = _batches.Next();
        var input = _latents.Draw((int)batch.Images.shape[0]);
        var fakes = _networks.Generator.call(input.Latents, input.Classes);

        var discriminatorLoss = 0f;
        for (var replay = 0; replay < _recipe.Replays; replay++)
        {
            cancellation.ThrowIfCancellationRequested();
            discriminatorLoss = StepDiscriminator(batch, fakes.detach(), input.Classes);
        }
        cancellation.ThrowIfCancellationRequested();
        var generatorLoss = StepGenerator(input, fakes);

        _checkpoints?.SaveIfDue(_iteration + 1, _state);
        _reporter.Report(_iteration, batch, _batches.Epoch, discriminatorLoss, generatorLoss);
    }

    private float StepDiscriminator(TrainingBatch batch, Tensor fakes, Tensor? fakeClasses)
    {
        var real = (_recipe.RealTransform?.Apply(batch.Images) ?? batch.Images).detach();
        real.requires_grad = _recipe.RealTransform is not null;
        var discriminator = _networks.Discriminator;
        var step = new DiscriminatorStep(discriminator,
            real, discriminator.call(real, batch.Classes), batch.Classes,
            fakes, discriminator.call(fakes, fakeClasses), fakeClasses);

        var loss = _recipe.Objective.DiscriminatorLoss(step);
        foreach (var regularizer in _recipe.DiscriminatorRegularizers)
            if (regularizer.Penalty(step) is { } penalty)
                loss += penalty;
        var value = _discriminator.Descend(loss, _recipe.LearningRate.At(_iteration), () => _recipe.RealTransform?.Observe(real.grad!));
        return Divergence.Check(value, "discriminator", _iteration);
    }

    // The forward pass that made the fakes serves both players: detached above, with its graph here.
    private float StepGenerator(GeneratorInput input, Tensor fakes) => _discriminator.Frozen(() =>
    {
        var judged = _networks.Discriminator.call(fakes, input.Classes);
        var loss = _recipe.Objective.GeneratorLosses(new GeneratorStep(input.Latents, input.Classes, fakes, judged)).mean();
        return Divergence.Check(_generator.Descend(loss, _recipe.LearningRate.At(_iteration)), "generator", _iteration);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
    }
}
