using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>Projected gradient descent on real samples, as RobGAN trains against (Madry et al. 2018; Liu &amp; Hsieh 2019): δ ← clip(δ +
/// τ·sign(∂L_D^real(x+δ)/∂x), ±ε), K times, from 0 or from a random δ. Or on generated ones, with L_D^fake. The perturbed sample stays in
/// [−1,1].</summary>
/// <param name="discriminator">The network attacked; the search leaves no trace in it.</param>
/// <param name="objective">Whose loss on these samples is raised.</param>
/// <param name="steps">K, at least 1.</param>
/// <param name="bound">ε &gt; 0, in units of the data range [−1,1].</param>
/// <param name="step">τ &gt; 0.</param>
/// <param name="randomStart">The seed of uniform starts in ±ε; null to start at 0.</param>
/// <param name="ofGenerated">Whether the samples are generated ones.</param>
internal sealed class ProjectedGradient(
    Discriminator discriminator, GanObjective objective, int steps, double bound, double step, int? randomStart, bool ofGenerated = false)
    : IRealTransform
{
    private readonly FrozenScope _frozen = new(discriminator);
    private readonly StepNoise? _noise = randomStart is { } seed ? new StepNoise(seed, ofGenerated ? 0x50676446616B6573UL : 0x5067645374617274UL) : null;

    /// <inheritdoc/>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => _frozen.Run(() =>
    {
        var delta = Start(real, index);
        for (var k = 0; k < steps; k++)
            delta = Raise(real, classes, delta);
        return Perturb(real, delta);
    });

    private Tensor Start(Tensor real, long index) =>
        _noise is null ? zeros_like(real) : _noise.Uniform(real, index).Minus(0.5).Times(2 * bound);

    private Tensor Raise(Tensor real, Tensor? classes, Tensor delta)
    {
        using var scope = NewDisposeScope();
        var perturbed = Perturb(real, delta).requires_grad_();
        var output = discriminator.call(perturbed, classes);
        var loss = (ofGenerated ? objective.FakeLoss(output, classes) : objective.RealLoss(output, classes))!;
        var gradient = Gradients.Of(loss, perturbed);
        return delta.Plus(gradient.sign(), step).Clamp(-bound, bound).MoveToOuterDisposeScope();
    }

    private static Tensor Perturb(Tensor real, Tensor delta) => real.Plus(delta).Clamp(-1, 1);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
