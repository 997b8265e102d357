using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>A penalty in every r-th step, r times as strong (Karras et al. 2020, appendix B).</summary>
/// <remarks>It is part of the step that the objective takes anyway, so Adam makes no more steps than without it, and its numbers need none
/// of the paper's rescaling for a step of the penalty's own.</remarks>
/// <param name="inner">Without state.</param>
/// <param name="interval">r, at least 1.</param>
internal sealed class LazyDiscriminatorPenalty(IDiscriminatorRegularizer inner, int interval) : IDiscriminatorRegularizer
{
    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step) => step.Index % interval == 0 && inner.Penalty(step) is { } penalty ? penalty.Times(interval) : null;
}
