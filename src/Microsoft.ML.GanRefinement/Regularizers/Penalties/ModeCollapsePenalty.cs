using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>AdvLatGAN-div (Li et al. 2022): for each latent z₀ a search within a ball finds a z whose sample is as near as can be for its
/// distance, argmin d(G(z₀), G(z)) / d(z₀, z); the mode-seeking term weight · 1 / (d(G(z₀), G(z)) / d(z₀, z) + 1e-5) then drives the pair
/// apart. Distances are mean absolute differences, of the batch's mean ratio for the term as in MSGAN (Mao et al. 2019).</summary>
/// <param name="weight">λ_ms; a recipe leaves the term out where it is 0.</param>
/// <param name="descent">The search.</param>
/// <param name="noise">σ of the normal start around z₀; above 0, since at z₀ itself the ratio is 0/0.</param>
/// <param name="generator">Trained by the term; the search leaves no trace in it.</param>
/// <param name="seed">Decides the starts.</param>
/// <param name="offset">What the search adds to d(z₀, z): 0, or 1 as in the official code.</param>
internal sealed class ModeCollapsePenalty(
    double weight, IteratedFgsm descent, double noise, Networks.Generator generator, int seed, double offset = 0) : IGeneratorRegularizer
{
    private readonly FrozenScope _frozen = new(generator);
    private readonly StepNoise _noise = new(seed, 0x436F6C6C61707365);

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step)
    {
        var partners = Search(step);
        // A second forward pass in train mode; batch norm's statistics follow the first one alone.
        var images = _frozen.RunUntracked(() => generator.call(partners, step.Classes));
        return LatentRatio.Inverse(LatentRatio.Of(step.Fake, images, step.Latents, partners)).Times(weight);
    }

    private Tensor Search(GeneratorStep start) => _frozen.Run(() =>
    {
        var (center, target) = (start.Latents.detach(), start.Fake.detach());
        var z = descent.Ball.Project(center.Plus(_noise.Normal(center, start.Draw).Times(noise)), center);
        return descent.Run(z, center, moving => LatentRatio.Of(target, generator.call(moving, start.Classes), center, moving, offset));
    });
}
