using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Training.Monitoring;
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
    private readonly TrainingSteps _steps;
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
        _steps = new TrainingSteps(recipe, networks, (_generator, _discriminator), batches, latents, _course, () => checkpoints?.LastSaved);
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
        var (batch, critics) = _steps.Run(_iteration, _stats, cancellation);
        After(batch, critics, cancellation);
    }

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
            () => RealSeen(batch));
    }

    private Tensor? RealSeen(TrainingBatch batch)
    {
        var seen = _recipe.RealTransform?.Apply(batch.Images, batch.Classes, _course.Steps);
        return _recipe.Growth is { } growth ? growth.Shown(seen ?? batch.Images) : seen;
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
