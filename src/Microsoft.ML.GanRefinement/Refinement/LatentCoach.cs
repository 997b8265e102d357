using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>
/// CoachGAN: z ← Opt(z, ∂L_G/∂z), K times, with the generator's loss that the pair was trained with and both networks frozen.
/// The loss is summed, not averaged, over the batch, so that each latent goes its own way.
/// </summary>
internal sealed class LatentCoach(LatentOptimizer optimizer, int iterations, double learningRate) : ILatentRefiner
{
    /// <inheritdoc/>
    public Tensor Refine(TrainedPair pair, Tensor latents, Tensor? classes, Cancellation cancellation = default)
    {
        using var whole = NewDisposeScope();
        using var grad = enable_grad();
        var z = new Parameter(latents.detach().clone());
        using var steps = Optimizer(z);
        for (var k = 0; k < iterations; k++)
        {
            cancellation.ThrowIfRequested();
            using var scope = NewDisposeScope();
            var images = pair.Generate(z, classes);
            var losses = pair.Objective.GeneratorLosses(new GeneratorStep(z, classes, images, pair.Discriminate(images, classes)));
            steps.ClearGradients();
            losses.sum().backward();
            steps.Step(learningRate);
        }
        return z.detach().MoveToOuterDisposeScope();
    }

    private Optimizer Optimizer(Parameter z) => optimizer switch
    {
        LatentOptimizer.Adam => new Adam([z]),
        LatentOptimizer.Sgd => new Sgd([z]),
        _ => throw OptionChecks.OutOfRange(nameof(optimizer), optimizer, "Unknown optimizer."),
    };
}
