using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>
/// AdvLatGAN-z (Li et al. 2022): iterated FGSM on latents with both networks frozen, z ← P(z − a·sign(∂L/∂z)), P onto the ball around the
/// latent given. Losses are summed over the batch, so that each latent goes its own way.
/// </summary>
internal sealed class LatentSearcher(IteratedFgsm descent, LatentSearchGoal goal) : ILatentRefiner
{
    /// <inheritdoc/>
    public Tensor Refine(TrainedPair pair, Tensor latents, Tensor? classes, Cancellation cancellation = default)
    {
        using var whole = NewDisposeScope();
        using var grad = enable_grad();
        var start = latents.detach();
        return descent.Run(start, start, z =>
        {
            var images = pair.Generate(z, classes);
            return goal.Losses(pair.Objective, new GeneratorStep(z, classes, images, pair.Discriminate(images, classes)));
        }, cancellation).clone().MoveToOuterDisposeScope();
    }
}
