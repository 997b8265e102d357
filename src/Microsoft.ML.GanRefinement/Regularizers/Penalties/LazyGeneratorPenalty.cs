using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <inheritdoc cref="LazyDiscriminatorPenalty"/>
internal sealed class LazyGeneratorPenalty(IGeneratorRegularizer inner, int interval) : IGeneratorRegularizer
{
    /// <inheritdoc/>
    public bool ComparesWithReal => inner.ComparesWithReal;

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step) => step.Index % interval == 0 && inner.Penalty(step) is { } penalty ? penalty.Times(interval) : null;
}
