using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>
/// Fast-RobGAN's term on fakes: weight · E KL(softmax(D_c(G(z))) ‖ uniform) = weight · E (ln C − H(p)). In this direction it is bounded by
/// ln C.
/// </summary>
/// <param name="weight">Factor of the term; a recipe leaves the term out where it is 0.</param>
internal sealed class UniformClassesOnFakes(double weight) : IDiscriminatorRegularizer
{
    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step) => Divergence(step.FakeOutput.ClassLogits!).mean().Times(weight);

    /// <summary>KL(softmax(logits) ‖ uniform) of each row, [B, C] → [B], through log-softmax, so that it is finite for any finite
    /// logits.</summary>
    public static Tensor Divergence(Tensor logits)
    {
        var logP = functional.log_softmax(logits, 1);
        return (logP.exp() * logP).sum(1L).Plus(Math.Log(logits.shape[1]));
    }
}
