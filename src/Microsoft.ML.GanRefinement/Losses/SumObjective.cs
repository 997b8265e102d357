using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The sum of several terms, in the order given. Separable where each of them is.</summary>
internal sealed class SumObjective(IReadOnlyList<IObjective> terms) : ISeparableObjective
{
    /// <inheritdoc/>
    public bool ComparesWithReal { get; } = terms.Any(t => t.ComparesWithReal);

    /// <inheritdoc/>
    public Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes) => Sum(terms.Select(t => ((ISeparableObjective)t).RealLoss(output, classes)));

    /// <inheritdoc/>
    public Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) => Sum(terms.Select(t => ((ISeparableObjective)t).FakeLoss(output, classes)));

    /// <inheritdoc/>
    public Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => Sum(terms.Select(t => t.LensLoss(lensed, real, classes)));

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => Sum(terms.Select(t => t.DiscriminatorLoss(step)))!;

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => Sum(terms.Select(t => t.GeneratorLosses(step)))!;

    private static Tensor? Sum(IEnumerable<Tensor?> values) => values.Aggregate((a, b) => a is null ? b : b is null ? a : a.Plus(b));
}
