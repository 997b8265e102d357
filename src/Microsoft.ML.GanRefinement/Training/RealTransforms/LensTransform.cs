using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>
/// The lens of tempered adversarial networks (Sajjadi et al. 2018): D sees L(x) for a real x. Once an iteration the lens descends
/// L_L = λ·L_A + L_R, L_A being D's loss on L(x) as if it were generated (beside x, where D's loss compares), L_R = ‖x − L(x)‖² (mean over values), with λ → 0.
/// </summary>
/// <remarks>Owns the lens. When λ is 0 and L_R has become negligible, the lens is the identity from then on and costs nothing.</remarks>
internal sealed class LensTransform : IRealTransform
{
    // Mean squared change of a value in [−1,1]; 8-bit pixels are 0.0078 apart, whose square is 6e-5.
    private const double Negligible = 1e-6;

    private readonly Discriminator _discriminator;
    private readonly IObjective _objective;
    private readonly ISchedule _weight;
    private readonly Player _player;
    private bool _retired;

    /// <param name="lens">Taken over.</param>
    /// <param name="discriminator">Judges lensed samples.</param>
    /// <param name="objective">Whose <see cref="IObjective.LensLoss"/> is L_A.</param>
    /// <param name="weight">λ.</param>
    /// <param name="optimizer">How the lens steps.</param>
    public LensTransform(Lens lens, Discriminator discriminator, IObjective objective, ISchedule weight, OptimizerSettings optimizer)
    {
        (Lens, _discriminator, _objective, _weight) = (lens, discriminator, objective, weight);
        _player = new Player(lens, optimizer);
    }

    /// <summary>L.</summary>
    public Lens Lens { get; }

    /// <summary>Real samples through the lens as it is, without a graph.</summary>
    public Tensor Apply(Tensor real, Tensor? classes, long index)
    {
        if (_retired)
            return real;
        using var _ = no_grad();
        return Lens.call(real);
    }

    /// <inheritdoc/>
    public void Step(Tensor real, Tensor? classes, long iteration)
    {
        if (_retired)
            return;
        using var scope = NewDisposeScope();
        var lensed = Lens.call(real);
        var change = (lensed - real).Squared().mean();
        var weight = _weight.At(iteration);
        var loss = weight == 0 ? change : _objective.LensLoss(_discriminator.call(lensed, classes), () => Judge(real, classes), classes)!.Times(weight).Plus(change);
        _player.ClearGradients();
        loss.backward();
        Divergence.Check(loss.ReadSingle(), "lens", (int)iteration);
        _player.Step(iteration);
        _retired = weight == 0 && change.ReadDouble() < Negligible;
    }

    private DiscriminatorOutput Judge(Tensor real, Tensor? classes)
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
        _player.Dispose();
        Lens.Dispose();
    }
}
