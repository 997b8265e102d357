using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>
/// Iterated FGSM on latents (Li et al. 2022, AdvLatGAN, section 3): z ← P(z − a·sign(∂L_G/∂z)), P onto the ball around where z began.
/// Towards samples that the discriminator takes for real, so that it learns on the generator's best.
/// </summary>
/// <remarks>Both networks keep their mode, weights, gradients and running statistics.</remarks>
/// <param name="networks">The pair as it is.</param>
/// <param name="objective">Whose loss of the generator falls.</param>
/// <param name="steps">At least 1.</param>
/// <param name="step">a &gt; 0.</param>
/// <param name="ball">P.</param>
internal sealed class LatentSearch(NetworkPair networks, IObjective objective, int steps, double step, LatentBall ball)
{
    private readonly WithoutTrace _generator = new(networks.Generator);
    private readonly WithoutTrace _discriminator = new(networks.Discriminator);

    /// <summary>The latents where the search ends, without a graph.</summary>
    public Tensor Move(GeneratorInput input) => _generator.Run(() => _discriminator.Run(() =>
    {
        var z = input.Latents;
        for (var k = 0; k < steps; k++)
            z = Descend(z, input);
        return z;
    }));

    private Tensor Descend(Tensor z, GeneratorInput start)
    {
        using var scope = NewDisposeScope();
        var moving = z.detach().requires_grad_();
        var fakes = networks.Generator.call(moving, start.Classes);
        var losses = objective.GeneratorLosses(new GeneratorStep(moving, start.Classes, fakes, networks.Discriminator.call(fakes, start.Classes)));
        var gradient = Gradients.Of(losses.sum(), moving);
        return ball.Project(z.add(gradient.sign(), alpha: -step), start.Latents).MoveToOuterDisposeScope();
    }
}
