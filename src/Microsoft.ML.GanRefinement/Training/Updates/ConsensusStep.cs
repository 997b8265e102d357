using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>Consensus optimisation (Mescheder et al. 2017, equation 12): both players also go down γ·½‖v‖², where v has the gradient of each player's own loss
/// by its own weights.</summary>
/// <remarks>With v made of gradients to be descended, each player's step is v + γ·∇½‖v‖²; the paper ascends, and has the opposite sign. Its losses are the
/// objective's, without penalties, on one batch for both players. It adds to the gradients that are there; running statistics and spectral vectors
/// stay.</remarks>
internal sealed class ConsensusStep
{
    private readonly double _weight;
    private readonly GanObjective _objective;
    private readonly NetworkPair _networks;
    private readonly FrozenScope _ofGenerator;
    private readonly FrozenScope _ofDiscriminator;
    private readonly Parameter[] _generator;
    private readonly Parameter[] _discriminator;
    private bool _isTried;

    /// <param name="weight">γ; a recipe leaves the term out where it is 0.</param>
    /// <param name="objective">The losses.</param>
    /// <param name="networks">The players.</param>
    public ConsensusStep(double weight, GanObjective objective, NetworkPair networks)
    {
        (_weight, _objective, _networks) = (weight, objective, networks);
        (_ofGenerator, _ofDiscriminator) = (new FrozenScope(networks.Generator), new FrozenScope(networks.Discriminator));
        (_generator, _discriminator) = ([.. networks.Generator.parameters()], [.. networks.Discriminator.parameters()]);
    }

    /// <summary>Adds γ·∇½‖v‖² to the gradients of both players.</summary>
    /// <param name="input">What G makes its samples of.</param>
    /// <param name="real">[B, …]: the real batch as D saw it in its last step.</param>
    /// <param name="realClasses">[B], or null.</param>
    /// <param name="seen">G's samples → as D sees them.</param>
    /// <param name="share">The batch's share in the step.</param>
    public void AddGradients(GeneratorInput input, Tensor real, Tensor? realClasses, Func<Tensor, Tensor> seen, double share = 1)
    {
        using var scope = NewDisposeScope();
        var half = HalfSquaredNorm(input, real, realClasses, seen);
        autograd.backward([half.Times(_weight * share)], inputs: [.. _generator, .. _discriminator]);
    }

    /// <summary>½‖v‖², with a graph to the weights of both players.</summary>
    /// <inheritdoc cref="AddGradients"/>
    public Tensor HalfSquaredNorm(GeneratorInput input, Tensor real, Tensor? realClasses, Func<Tensor, Tensor> seen) =>
        _ofGenerator.RunUntracked(() => _ofDiscriminator.RunUntracked(() => HalfSquaredNormUntracked(input, real, realClasses, seen)));

    private Tensor HalfSquaredNormUntracked(GeneratorInput input, Tensor real, Tensor? realClasses, Func<Tensor, Tensor> seen)
    {
        var z = input.Latents.detach().requires_grad_();
        var fakes = _networks.Generator.call(z, input.Classes);
        var (x, discriminator) = (seen(fakes), _networks.Discriminator);
        var (realOutput, fakeOutput) = (discriminator.call(real, realClasses), discriminator.call(x, input.Classes));
        var ofDiscriminator = _objective.DiscriminatorLoss(
            new DiscriminatorStep(discriminator, real, realOutput, realClasses, x, fakeOutput, input.Classes));
        var ofGenerator = _objective.GeneratorLosses(new GeneratorStep(z, input.Classes, fakes, fakeOutput)
        {
            FakeInput = x,
            RealOutput = _objective.ComparesWithReal ? realOutput : null,
            Real = real,
            RealClasses = realClasses,
            Generator = _networks.Generator,
            Discriminator = discriminator,
        }).mean();
        if (!_isTried)
        {
            Gradients.Try(ofDiscriminator, z);
            Gradients.Try(ofGenerator, z);
            _isTried = true;
        }
        return SquaredNorm(ofGenerator, _generator).Plus(SquaredNorm(ofDiscriminator, _discriminator)).Times(0.5);
    }

    private static Tensor SquaredNorm(Tensor loss, Parameter[] weights) =>
        AcrossRanks.Means([.. autograd.grad([loss], weights, retain_graph: true, create_graph: true, allow_unused: true)
            .Where(gradient => gradient is not null && !gradient.IsInvalid)]).Select(gradient => gradient!.Squared().sum()).Aggregate((a, b) => a.Plus(b));
}
