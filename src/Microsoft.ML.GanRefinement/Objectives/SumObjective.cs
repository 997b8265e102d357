using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>The sum of several terms, in the order given.</summary>
internal sealed class SumObjective(IReadOnlyList<IObjective> terms) : IObjective
{
    /// <inheritdoc/>
    public bool ComparesWithReal { get; } = terms.Any(t => t.ComparesWithReal);

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => terms.Select(t => t.DiscriminatorLoss(step)).Aggregate((a, b) => a + b);

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => terms.Select(t => t.GeneratorLosses(step)).Aggregate((a, b) => a + b);
}
