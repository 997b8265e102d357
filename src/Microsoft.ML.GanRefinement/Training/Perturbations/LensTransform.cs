using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Schedules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>The lens of tempered adversarial networks (Sajjadi et al. 2018): D sees L(x) for a real x. Once an iteration the lens descends
/// L_L = λ·L_A + L_R, L_A being D's loss on L(x) as if it were generated (beside x, where D's loss compares), L_R = ‖x − L(x)‖² (mean over
/// values), with λ → 0.</summary>
/// <remarks>Owns the lens. When λ is 0 and L_R has become negligible, the lens is the identity from then on and costs nothing.</remarks>
internal sealed class LensTransform : IRealTransform
{
    // Mean squared change of a value in [−1,1]; 8-bit pixels are 0.0078 apart, whose square is 6e-5.
    private const double Negligible = 1e-6;

    private readonly Discriminator _discriminator;
    private readonly GanObjective _objective;
    private readonly ISchedule _weight;
    private readonly Player _player;
    private Tensor? _real;
    private Tensor? _lensed;
    private bool _retired;

    /// <param name="lens">Taken over.</param>
    /// <param name="discriminator">Judges lensed samples.</param>
    /// <param name="objective">Whose <see cref="GanObjective.LensLoss"/> is L_A.</param>
    /// <param name="weight">λ.</param>
    /// <param name="optimizer">How the lens steps.</param>
    public LensTransform(Lens lens, Discriminator discriminator, GanObjective objective, ISchedule weight, OptimizerSettings optimizer)
    {
        (Lens, _discriminator, _objective, _weight) = (lens, discriminator, objective, weight);
        _player = new Player(lens, optimizer);
    }

    /// <summary>L.</summary>
    public Lens Lens { get; }

    /// <summary>Real samples through the lens as it is, without a graph.</summary>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => _retired ? real : Lensed(real).detach();

    /// <inheritdoc/>
    public void Step(IReadOnlyList<TrainingBatch> batches, long iteration)
    {
        if (_retired)
            return;
        var weight = _weight.At(iteration);
        _player.ClearGradients();
        var change = batches.Sum(batch => AccumulateGradients(batch, weight, batches.Count, iteration));
        _player.Step(iteration);
        _retired = weight == 0 && change / batches.Count < Negligible;
    }

    // Returns L_R.
    private double AccumulateGradients(TrainingBatch batch, double weight, int count, long iteration)
    {
        using var scope = NewDisposeScope();
        var (real, classes) = (batch.Images, batch.Classes);
        var lensed = Lensed(real);
        var change = (lensed - real).Squared().mean();
        var loss = weight == 0 ? change : _objective.LensLoss(_discriminator.call(lensed, classes), () => Discriminate(real, classes), classes)!.Times(weight)
            .Plus(change);
        (count == 1 ? loss : loss.Over(count)).backward();
        Divergence.Check(loss.ReadSingle(), "lens", (int)iteration);
        Forget();
        return change.ReadDouble();
    }

    // With a graph: the lens stays as it is between a batch's first Apply and its Step, so that one pass serves all of them.
    private Tensor Lensed(Tensor real)
    {
        if (ReferenceEquals(real, _real) && _lensed is { IsInvalid: false } known)
            return known;
        Forget();
        (_real, _lensed) = (real, Lens.call(real));
        return _lensed;
    }

    private void Forget()
    {
        _lensed?.Dispose();
        (_real, _lensed) = (null, null);
    }

    private DiscriminatorOutput Discriminate(Tensor real, Tensor? classes)
    {
        using var _ = no_grad();
        return _discriminator.call(real, classes);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _player.Save(writer);
        writer.Write(_retired);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _player.Load(reader);
        _retired = reader.ReadBoolean();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _player.Dispose();
        Lens.Dispose();
    }
}
