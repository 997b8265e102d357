using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>weight · E shape(‖∇_x D(x)‖²) with one norm a sample, differentiated a second time for D's weights.</summary>
/// <remarks>Its forward pass sees what D sees, after all input transforms, and leaves running statistics and spectral vectors alone: they
/// follow the passes over real and generated samples only. The papers' discriminators have no batch norm under such a penalty, which would
/// make a sample's gradient depend on its batch.</remarks>
/// <param name="weight">A recipe leaves the term out where it is 0.</param>
/// <param name="points">Where, one of <see cref="PenaltyPoints"/>.</param>
/// <param name="shape">[B] squared norms → [B] penalties, one of <see cref="GradientShapes"/>.</param>
internal sealed class GradientNormPenalty(double weight, Func<DiscriminatorStep, (Tensor Samples, Tensor? Classes)> points, Func<Tensor,
    Tensor> shape) : IDiscriminatorRegularizer
{
    private FrozenScope? _untracked;
    private bool _isTried;

    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step)
    {
        var (samples, classes) = points(step);
        var x = samples.detach().requires_grad_();
        var discriminator = step.Discriminator;
        _untracked ??= new FrozenScope(discriminator);
        var logits = _untracked.RunUntracked(() => discriminator.call(x, classes).Logits);
        // A logit depends on its own sample alone, so the sum's gradient has each sample's in its row.
        if (!_isTried)
            Gradients.Try(logits.sum(), x);
        _isTried = true;
        var gradient = Gradients.Of(logits.sum(), x, twice: true);
        return shape(gradient.flatten(1).Squared().sum(1L)).mean().Times(weight);
    }
}
