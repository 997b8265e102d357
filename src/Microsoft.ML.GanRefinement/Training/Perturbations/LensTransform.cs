using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Custom;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Schedules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>The lens of tempered adversarial networks (Sajjadi et al. 2018): D sees L(x) for a real x. Once an iteration the lens descends
/// L_L = λ·L_A + L_R, L_A being D's loss on L(x) as if it were generated (beside x, where D's loss compares), L_R = ‖x − L(x)‖² (mean over
/// values), with λ → 0. L(x) = N(x) + λ·(B(x) − x) with a network N, the identity where there is none, and a blur B where one is wanted.</summary>
/// <remarks>Owns lens and blur. When λ is 0 and L_R has become negligible, the lens is the identity from then on and costs nothing.</remarks>
internal sealed class LensTransform : IRealTransform
{
    // Mean squared change of a value in [−1,1]; 8-bit pixels are 0.0078 apart, whose square is 6e-5.
    private const double Negligible = 1e-6;

    private readonly Discriminator _discriminator;
    private readonly GanObjective _objective;
    private readonly ISchedule _weight;
    private readonly GaussianBlur? _blur;
    private readonly Player? _player;
    private long _iteration;
    private Tensor? _real;
    private Tensor? _lensed;
    private bool _retired;

    /// <param name="lens">N, taken over; null for the identity.</param>
    /// <param name="discriminator">Judges lensed samples.</param>
    /// <param name="objective">Whose <see cref="GanObjective.LensLoss"/> is L_A.</param>
    /// <param name="weight">λ.</param>
    /// <param name="optimizer">How the lens steps; null for a lens that stays as it is.</param>
    /// <param name="blur">B, taken over; null for none.</param>
    public LensTransform(nn.Module<Tensor, Tensor>? lens, Discriminator discriminator, GanObjective objective, ISchedule weight, OptimizerSettings? optimizer,
        GaussianBlur? blur = null)
    {
        (Lens, _discriminator, _objective, _weight, _blur) = (lens, discriminator, objective, weight, blur);
        if (lens is not null)
            AcrossRanks.CopyFromFirst(lens.State());
        if (lens is not null && optimizer is not null && lens.parameters().Any())
            _player = new Player(lens, optimizer);
    }

    /// <summary>N.</summary>
    public nn.Module<Tensor, Tensor>? Lens { get; }

    /// <summary>Factor on L_R.</summary>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>Real samples through the lens as it is, without a graph.</summary>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => _retired ? real : Lensed(real).detach();

    /// <inheritdoc/>
    public void Step(TransformStep step)
    {
        _iteration = step.Iteration;
        if (_retired)
            step.Stats?.Observe(new GanLensProgress(0, null, 0));
        else
            StepLens(step);
        _iteration = step.Iteration + 1;
    }

    private void StepLens(TransformStep step)
    {
        var weight = _weight.At(step.Iteration);
        _player?.ClearGradients();
        var (adversarial, change) = (0f, 0.0);
        foreach (var batch in step.Batches)
        {
            var (one, other) = AccumulateGradients(batch, weight, step);
            (adversarial, change) = (adversarial + (one / step.Batches.Count), change + (other / step.Batches.Count));
        }

        _player?.Step(step.Iteration);
        step.Stats?.Observe(new GanLensProgress(weight, weight > 0 ? adversarial : null, (float)change));
        _retired = weight == 0 && Ranks.Current.Mean(change) < Negligible;
    }

    // Returns L_A and L_R where somebody asks: reading them waits for the device.
    private (float Adversarial, double Change) AccumulateGradients(TransformBatch batch, double weight, TransformStep step)
    {
        using var scope = NewDisposeScope();
        var lensed = Lensed(batch.Real);
        var change = (lensed - batch.Real).Squared().mean();
        var adversarial = weight > 0 && (_player is not null || step.Stats is not null) ? Adversarial(lensed, batch) : null;
        if (_player is not null)
        {
            var reconstruction = ReconstructionWeight == 1 ? change : change.Times(ReconstructionWeight);
            var loss = adversarial?.Times(weight).Plus(reconstruction) ?? reconstruction;
            (step.Batches.Count == 1 ? loss : loss.Over(step.Batches.Count)).backward();
            Divergence.Check(loss.ReadSingle(), "lens", (int)step.Iteration);
        }

        Forget();
        return (step.Stats is null ? 0 : adversarial?.ReadSingle() ?? 0, step.Stats is null && weight > 0 ? 0 : change.ReadDouble());
    }

    // D judges what it would see of a lensed sample, noise and augmentation included.
    private Tensor Adversarial(Tensor lensed, TransformBatch batch) =>
        _objective.LensLoss(_discriminator.call(batch.Seen(lensed), batch.Classes), () => Discriminate(batch), batch.Classes)!;

    // With a graph: the lens stays as it is between a batch's first Apply and its Step, so that one pass serves all of them.
    private Tensor Lensed(Tensor real)
    {
        if (ReferenceEquals(real, _real) && _lensed is { IsInvalid: false } known)
            return known;
        Forget();
        (_real, _lensed) = (real, See(real));
        return _lensed;
    }

    private Tensor See(Tensor real)
    {
        var seen = Lens is null ? real : _player is null ? Unlearned(Lens, real) : Lens.call(real);
        return _blur is not null && _weight.At(_iteration) is > 0 and var share ? seen.Plus(_blur.Apply(real) - real, share) : seen;
    }

    private static Tensor Unlearned(nn.Module<Tensor, Tensor> lens, Tensor real)
    {
        using var _ = no_grad();
        return lens.call(real);
    }

    private void Forget()
    {
        if (!ReferenceEquals(_lensed, _real))
            _lensed?.Dispose();
        (_real, _lensed) = (null, null);
    }

    private DiscriminatorOutput Discriminate(TransformBatch batch)
    {
        using var _ = no_grad();
        return _discriminator.call(batch.Seen(batch.Real), batch.Classes);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _player?.Save(writer);
        writer.Write(_iteration);
        writer.Write(_retired);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        LoadLens(reader);
        _iteration = reader.ReadInt64();
        _retired = reader.ReadBoolean();
    }

    private void LoadLens(BinaryReader reader)
    {
        try
        {
            _player?.Load(reader);
        }
        catch (Exception e) when (Lens is CustomLens && e is not OutOfMemoryException)
        {
            throw new FormatException(
                $"the module of GanLens.Network is not the one that was trained before ({e.Message}); make the same one, or set another CheckpointDirectory",
                e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _player?.Dispose();
        Lens?.Dispose();
        _blur?.Dispose();
    }
}
