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
/// objective's, without penalties, on one batch for both players. v comes of the players' own passes where these are of that batch
/// (<see cref="DescendGenerator"/>, <see cref="DescendDiscriminator"/>, then <see cref="AddGradients(Tensor[], Tensor[])"/>), and of passes of its own
/// where they are not; those leave running statistics and spectral vectors alone.</remarks>
internal sealed class ConsensusStep
{
    private readonly double _weight;
    private readonly GanObjective _objective;
    private readonly NetworkPair _networks;
    private readonly FrozenScope _ofGenerator;
    private readonly FrozenScope _ofDiscriminator;
    private readonly Parameter[] _generator;
    private readonly Parameter[] _discriminator;
    private readonly HashSet<Parameter[]> _tried = [];
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

    /// <summary>D's part of v: adds the gradient of its loss to what its weights have, which must be zeros or nothing, and hands it out with a graph to the
    /// weights of both players. The loss's own graph stays.</summary>
    /// <param name="loss">The objective's, of samples with a graph to G.</param>
    public Tensor[] DescendDiscriminator(Tensor loss) => Descend(loss, _discriminator);

    /// <summary>G's part of v, likewise.</summary>
    /// <inheritdoc cref="DescendDiscriminator"/>
    public Tensor[] DescendGenerator(Tensor loss) => Descend(loss, _generator);

    /// <summary>Adds the gradient of a penalty of D's to its own weights alone; the graph stays.</summary>
    public void AddToDiscriminator(Tensor penalty) => AddTo(_discriminator, penalty);

    /// <summary>Adds the gradient of a penalty of G's to its own weights alone; the graph stays.</summary>
    public void AddToGenerator(Tensor penalty) => AddTo(_generator, penalty);

    /// <summary>Adds γ·∇½‖v‖² to the gradients of both players, of the parts that <see cref="DescendGenerator"/> and <see cref="DescendDiscriminator"/> have
    /// handed out.</summary>
    public void AddGradients(Tensor[] ofGenerator, Tensor[] ofDiscriminator)
    {
        using var scope = NewDisposeScope();
        AddGradients(HalfSquaredNorm(ofGenerator, ofDiscriminator), share: 1);
    }

    /// <summary>Adds γ·∇½‖v‖² to the gradients of both players, by passes of its own.</summary>
    /// <param name="input">What G makes its samples of.</param>
    /// <param name="real">[B, …]: the real batch as D saw it in its last step.</param>
    /// <param name="realClasses">[B], or null.</param>
    /// <param name="seen">G's samples → as D sees them.</param>
    /// <param name="share">The batch's share in the step.</param>
    public void AddGradients(GeneratorInput input, Tensor real, Tensor? realClasses, Func<Tensor, Tensor> seen, double share = 1)
    {
        using var scope = NewDisposeScope();
        AddGradients(HalfSquaredNorm(input, real, realClasses, seen), share);
    }

    /// <summary>½‖v‖², with a graph to the weights of both players.</summary>
    /// <inheritdoc cref="AddGradients(GeneratorInput, Tensor, Tensor?, Func{Tensor, Tensor}, double)"/>
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
        return HalfSquaredNorm(GradientsOf(ofGenerator, _generator), GradientsOf(ofDiscriminator, _discriminator));
    }

    private Tensor[] Descend(Tensor loss, Parameter[] weights)
    {
        if (_tried.Add(weights))
        {
            // What libtorch refuses is thrown here; in autograd.grad it would end the process.
            AddTo(weights, loss);
            Array.ForEach(weights, weight => weight.grad?.zero_());
        }
        var gradients = autograd.grad([loss], weights, retain_graph: true, create_graph: true, allow_unused: true);
        using var _ = no_grad();
        foreach (var (weight, gradient) in weights.Zip(gradients))
        {
            if (IsThere(gradient))
                Add(weight, gradient.detach());
        }
        return [.. gradients.Where(IsThere)];
    }

    // To a tensor of its own: backward passes add to it in place, and v must stay what it is.
    private static void Add(Parameter weight, Tensor gradient)
    {
        if (weight.grad is { } sum)
            sum.Add(gradient, 1);
        else
            weight.grad = gradient.clone();
    }

    private static void AddTo(Parameter[] weights, Tensor loss)
    {
        if (loss.requires_grad)
            autograd.backward([loss], retain_graph: true, inputs: weights);
    }

    private void AddGradients(Tensor half, double share) =>
        autograd.backward([half.Times(_weight * share)], inputs: [.. _generator, .. _discriminator]);

    private static Tensor[] GradientsOf(Tensor loss, Parameter[] weights) =>
        [.. autograd.grad([loss], weights, retain_graph: true, create_graph: true, allow_unused: true).Where(IsThere)];

    private static bool IsThere(Tensor? gradient) => gradient is not null && !gradient.IsInvalid;

    private static Tensor HalfSquaredNorm(Tensor[] ofGenerator, Tensor[] ofDiscriminator) =>
        SquaredNorm(ofGenerator).Plus(SquaredNorm(ofDiscriminator)).Times(0.5);

    private static Tensor SquaredNorm(Tensor[] gradients) =>
        AcrossRanks.Means(gradients).Select(gradient => gradient!.Squared().sum()).Aggregate((a, b) => a.Plus(b));
}
