using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Iterated FGSM on latents: z ← P(z − a·sign(∂L/∂z)), P the projection onto a ball; or the same with the gradient itself.</summary>
/// <param name="Steps">How many, at least 0.</param>
/// <param name="Step">a &gt; 0.</param>
/// <param name="Ball">P.</param>
/// <param name="Rule">Whether signs or gradients are gone along.</param>
internal sealed record IteratedFgsm(int Steps, double Step, LatentBall Ball, LatentStepRule Rule = LatentStepRule.Sign)
{
    /// <summary>Where the descent ends, without a graph; the start itself after no steps.</summary>
    /// <param name="start">[B, Z].</param>
    /// <param name="center">[B, Z]: around which the ball is.</param>
    /// <param name="losses">[B, Z], with a graph, to one value a sample; their sum is differentiated, so that each goes its own
    /// way.</param>
    /// <param name="cancellation">Heard before each step.</param>
    public Tensor Run(Tensor start, Tensor center, Func<Tensor, Tensor> losses, Cancellation cancellation = default)
    {
        var z = start;
        for (var k = 0; k < Steps; k++)
        {
            cancellation.ThrowIfRequested();
            var next = Descend(z, center, losses);
            // Thousands of steps must not keep thousands of latents.
            if (k > 0)
                z.Dispose();
            z = next;
        }
        return z;
    }

    /// <summary>One step along ∂L/∂z.</summary>
    public Tensor Move(Tensor z, Tensor gradient, Tensor center) =>
        Ball.Project(z.Plus(Rule == LatentStepRule.Sign ? gradient.sign() : gradient, -Step), center);

    private Tensor Descend(Tensor z, Tensor center, Func<Tensor, Tensor> losses)
    {
        using var scope = NewDisposeScope();
        var moving = z.detach().requires_grad_();
        var gradient = Gradients.Of(losses(moving).sum(), moving);
        return Move(z, gradient, center).MoveToOuterDisposeScope();
    }
}
