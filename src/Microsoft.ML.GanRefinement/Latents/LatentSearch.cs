using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Iterated FGSM on latents (Li et al. 2022, AdvLatGAN, section 3): z ← P(z − a·sign(∂L/∂z)), or along the
/// gradient itself, P onto the ball around where z
/// began. Towards samples that the discriminator takes for real, so that it learns on the generator's best.</summary>
/// <remarks>Both networks keep their mode, weights, gradients and running statistics.</remarks>
/// <param name="networks">The pair as it is.</param>
/// <param name="objective">Whose loss of the generator falls, if that is the goal.</param>
/// <param name="descent">The steps.</param>
/// <param name="goal">L.</param>
internal sealed class LatentSearch(NetworkPair networks, GanObjective objective, IteratedFgsm descent, LatentSearchGoal goal)
{
    private readonly FrozenScope _generator = new(networks.Generator);
    private readonly FrozenScope _discriminator = new(networks.Discriminator);

    /// <summary>The latents where the search ends, without a graph.</summary>
    public Tensor Move(GeneratorInput input) => _generator.Run(() => _discriminator.Run(() => descent.Run(input.Latents, input.Latents, z =>
    {
        var fakes = networks.Generator.call(z, input.Classes);
        return goal.Losses(objective, new GeneratorStep(z, input.Classes, fakes, networks.Discriminator.call(fakes, input.Classes)));
    })));
}
