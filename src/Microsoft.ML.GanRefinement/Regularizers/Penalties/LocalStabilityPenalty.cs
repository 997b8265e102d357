using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>η · ‖∂V/∂θ‖² in G's loss, V being what D's loss says of both batches and θ D's weights (Nagarajan &amp; Kolter 2017, section
/// 4): G also looks for where D would not move, which makes the game's equilibrium attract.</summary>
/// <remarks>D's weights get no gradient of it: G's is η · ∂‖g‖²/∂x · ∂x/∂φ, g = ∂V/∂θ, x = G(z), and only ∂‖g‖²/∂x is differentiated twice,
/// at a copy of x. The penalty returned has this gradient by x and the true value. D's running statistics and spectral vectors
/// stay.</remarks>
internal sealed class LocalStabilityPenalty : IGeneratorRegularizer
{
    private readonly double _weight;
    private readonly GanObjective _objective;
    private readonly Discriminator _discriminator;
    private readonly FrozenScope _frozen;
    private readonly Parameter[] _weights;
    private bool _isTried;

    /// <param name="weight">η; a recipe leaves the term out where it is 0.</param>
    /// <param name="objective">V.</param>
    /// <param name="discriminator">θ.</param>
    public LocalStabilityPenalty(double weight, GanObjective objective, Discriminator discriminator)
    {
        (_weight, _objective, _discriminator) = (weight, objective, discriminator);
        (_frozen, _weights) = (new FrozenScope(discriminator), [.. discriminator.parameters()]);
    }

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step)
    {
        var (value, slope) = _frozen.RunDifferentiated(() => SquaredGradient(step));
        var tangent = (slope * step.FakeInput).sum();
        return (tangent - tangent.detach()).Plus(value).Times(_weight);
    }

    // ‖g‖² and its derivative by the generated samples, neither with a graph.
    private (Tensor Value, Tensor Slope) SquaredGradient(GeneratorStep step)
    {
        using var scope = NewDisposeScope();
        var fakes = step.FakeInput.detach().requires_grad_();
        var loss = _objective.DiscriminatorLoss(new DiscriminatorStep(
            _discriminator, step.Real!, _discriminator.call(step.Real!, step.RealClasses), step.RealClasses,
            fakes, _discriminator.call(fakes, step.Classes), step.Classes));
        if (!_isTried)
            Gradients.Try(loss, fakes);
        _isTried = true;
        var gradients = autograd.grad([loss], _weights, retain_graph: true, create_graph: true, allow_unused: true);
        var means = AcrossRanks.Means([.. gradients.Where(g => g is not null && !g.IsInvalid)]);
        var squared = means.Select(g => g!.Squared().sum()).Aggregate((a, b) => a.Plus(b));
        return (squared.detach().MoveToOuterDisposeScope(), Gradients.Of(squared, fakes).MoveToOuterDisposeScope());
    }
}
