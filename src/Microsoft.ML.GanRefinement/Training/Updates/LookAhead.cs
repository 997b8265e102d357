using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>Unrolling (Metz et al. 2017, equations 6 to 9): G's loss is that against the discriminator after k further steps, and its gradient goes through
/// these steps; D itself stays as it is.</summary>
/// <remarks>There is no graph over the steps: D's weights θ₀…θ_k are kept, and the chain rule goes back through them. With λ = ∂L_G/∂θ_{i+1}, a step's own
/// derivative gives ḡ for the gradient g_i = ∂L_D/∂θ_i that it was made of, and ∂(g_i·ḡ)/∂x, ∂(g_i·ḡ)/∂θ_i are what is added to the derivative by G's samples x
/// and to λ. So memory is k copies of the weights, whatever the network. L_D is the objective's, on the batch of D's last step, without penalties; running
/// statistics and spectral vectors stay.</remarks>
internal sealed class LookAhead
{
    private readonly LookAheadSettings _settings;
    private readonly GanObjective _objective;
    private readonly Discriminator _discriminator;
    private readonly FrozenScope _frozen;
    private readonly Parameter[] _weights;
    private bool _isTried;

    /// <param name="settings">The simulated optimiser.</param>
    /// <param name="objective">L_D.</param>
    /// <param name="discriminator">θ, frozen whenever <see cref="Loss"/> is called.</param>
    public LookAhead(LookAheadSettings settings, GanObjective objective, Discriminator discriminator)
    {
        (_settings, _objective, _discriminator) = (settings, objective, discriminator);
        (_frozen, _weights) = (new FrozenScope(discriminator), [.. discriminator.parameters()]);
    }

    /// <summary>L_G against the discriminator after its simulated steps: a scalar with the derivative by the samples.</summary>
    /// <param name="batch">Its samples have a graph to G.</param>
    /// <param name="loss">L_G of such samples against D with the weights that it has when called.</param>
    public Tensor Loss(PlayersBatch batch, Func<Tensor, DiscriminatorOutput?, Tensor> loss)
    {
        var (value, slope) = _frozen.RunDifferentiated(() => Differentiate(batch with { Fakes = batch.Fakes.detach() }, loss));
        var tangent = (slope * batch.Fakes).sum();
        return (tangent - tangent.detach()).Plus(value);
    }

    private (Tensor Value, Tensor Slope) Differentiate(PlayersBatch batch, Func<Tensor, DiscriminatorOutput?, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        batch = batch with { Fakes = batch.Fakes.clone().requires_grad_() };
        InnerStep[] start = [.. _weights.Select(weight => InnerStep.Start(_settings, weight.detach().clone()))];
        try
        {
            return Differentiate(start, batch, loss);
        }
        finally
        {
            Set(start);
        }
    }

    private (Tensor Value, Tensor Slope) Differentiate(InnerStep[] start, PlayersBatch batch, Func<Tensor, DiscriminatorOutput?, Tensor> loss)
    {
        List<InnerStep[]> trail = [start];
        for (var step = 1; step <= _settings.Steps; step++)
        {
            var gradients = Slopes(batch, twice: false);
            trail.Add([.. trail[^1].Select((one, i) => gradients[i] is { } gradient ? one.Next(_settings, gradient, step) : one)]);
            Set(trail[^1]);
        }

        var x = batch.Fakes;
        // Where L_G compares with real samples, what D says of them depends on D's steps too.
        var value = loss(x, _objective.ComparesWithReal ? _discriminator.call(batch.Real, batch.RealClasses) : null);
        var slope = _settings.Detached ? Gradients.Of(value, x) : GoBack(trail, batch, value);
        return (value.detach().MoveToOuterDisposeScope(), slope.MoveToOuterDisposeScope());
    }

    private Tensor GoBack(List<InnerStep[]> trail, PlayersBatch batch, Tensor value)
    {
        var slopes = autograd.grad([value], [batch.Fakes, .. _weights], retain_graph: false, create_graph: false, allow_unused: true);
        var ofSamples = Found(slopes[0]) ?? zeros_like(batch.Fakes);
        var ofWeights = AcrossRanks.Means([.. slopes.Skip(1).Select(Found)]);
        // λ for each weight and, after it, for what the optimiser keeps of it.
        Tensor?[][] adjoint = [.. ofWeights.Select(slope => new[] { slope })];
        for (var step = _settings.Steps; step >= 1; step--)
        {
            Set(trail[step - 1]);
            if (GoBack(trail[step - 1], step, batch, adjoint) is { } more)
                ofSamples = ofSamples.Plus(more);
        }
        return ofSamples;
    }

    // One step: makes λ that of the weights before it, and returns what the step adds to the derivative by the samples.
    private Tensor? GoBack(InnerStep[] before, int number, PlayersBatch batch, Tensor?[][] adjoint)
    {
        var gradients = Slopes(batch, twice: true);
        Tensor? product = null;
        for (var i = 0; i < _weights.Length; i++)
        {
            if (gradients[i] is not { } gradient)
                continue;
            (var bar, adjoint[i]) = ThroughOptimizer(before[i], number, gradient.detach(), adjoint[i]);
            if (bar is not null && gradient.requires_grad)
                product = Sum(product, (gradient * bar).sum());
        }
        if (product is null)
            return null;
        var second = autograd.grad([product], [batch.Fakes, .. _weights], retain_graph: false, create_graph: false, allow_unused: true);
        foreach (var (i, mean) in AcrossRanks.Means([.. second.Skip(1).Select(Found)]).Index())
        {
            if (mean is { } slope)
                adjoint[i][0] = Sum(adjoint[i][0], slope);
        }
        return Found(second[0]);
    }

    // The optimiser's own derivative: for the gradient, and for what was there before.
    private (Tensor? Gradient, Tensor?[] Earlier) ThroughOptimizer(InnerStep before, int number, Tensor gradient, Tensor?[] adjoint)
    {
        var (start, g) = (before.AsLeaves(), gradient.clone().requires_grad_());
        Tensor? product = null;
        foreach (var (value, slope) in start.Next(_settings, g, number).Values.Zip(adjoint))
        {
            if (slope is not null)
                product = Sum(product, (value * slope).sum());
        }
        if (product is null)
            return (null, adjoint);
        var slopes = autograd.grad([product], [g, .. start.Values], retain_graph: false, create_graph: false, allow_unused: true);
        return (Found(slopes[0]), [.. slopes.Skip(1).Select(Found)]);
    }

    // ∂L_D/∂θ at the weights that D has now; null for a weight that L_D does not depend on.
    private Tensor?[] Slopes(PlayersBatch batch, bool twice)
    {
        var (x, real, discriminator) = (batch.Fakes, batch.Real, _discriminator);
        var loss = _objective.DiscriminatorLoss(new DiscriminatorStep(discriminator,
            real, discriminator.call(real, batch.RealClasses), batch.RealClasses, x, discriminator.call(x, batch.Classes), batch.Classes));
        if (!_isTried)
            Gradients.Try(loss, x);
        _isTried = true;
        return AcrossRanks.Means([.. autograd.grad([loss], _weights, retain_graph: twice, create_graph: twice, allow_unused: true).Select(Found)]);
    }

    private void Set(InnerStep[] steps)
    {
        using var _ = no_grad();
        foreach (var (weight, step) in _weights.Zip(steps))
            weight.copy_(step.Weight);
    }

    private static Tensor Sum(Tensor? sum, Tensor term) => sum?.Plus(term) ?? term;

    private static Tensor? Found(Tensor? gradient) => gradient is null || gradient.IsInvalid ? null : gradient;
}
