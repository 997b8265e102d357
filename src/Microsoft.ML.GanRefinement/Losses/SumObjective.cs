using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The sum of an adversarial loss and further terms, in the order given.</summary>
internal sealed record SumObjective : GanObjective
{
    [JsonConstructor]
    public SumObjective(IReadOnlyList<GanObjective> terms) => Terms = terms;

    /// <summary>What is added up.</summary>
    public IReadOnlyList<GanObjective> Terms { get; }

    internal override IReadOnlyList<GanObjective> Summands => [.. Terms.SelectMany(term => term.Summands)];

    internal override bool ComparesWithReal => Terms.Any(t => t.ComparesWithReal);

    internal override bool IsOfEnergies => Terms.Any(t => t.IsOfEnergies);

    internal override bool IsOfCategories => Terms.Any(t => t.IsOfCategories);

    internal override bool NeedsLipschitz => Terms.Any(t => t.NeedsLipschitz);

    internal override bool ScoreIsLogRatio => Terms.Any(t => t.ScoreIsLogRatio);

    internal override bool IsSeparable => Terms.All(t => t.IsSeparable);

    internal override bool DiscriminatorReadsFakes => Terms.Any(t => t.DiscriminatorReadsFakes);

    internal override bool DiscriminatorReadsFakeOutput => Terms.Any(t => t.DiscriminatorReadsFakeOutput);

    internal override bool GeneratorReadsFakeOutput => Terms.Any(t => t.GeneratorReadsFakeOutput);

    internal override bool HasDual => Terms.Any(t => t.HasDual);

    internal override GanObjective ForLens => new SumObjective([.. Terms.Select(t => t.ForLens)]);

    internal override Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes) => Sum(Terms.Select(t => t.RealLoss(output, classes)));

    internal override Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) => Sum(Terms.Select(t => t.FakeLoss(output, classes)));

    internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) =>
        Sum(Terms.Select(t => t.LensLoss(lensed, real, classes)));

    internal override Tensor DiscriminatorLoss(DiscriminatorStep step) => Sum(Terms.Select(t => t.DiscriminatorLoss(step)))!;

    internal override Tensor GeneratorLosses(GeneratorStep step) => Sum(Terms.Select(t => t.GeneratorLosses(step)))!;

    internal override Tensor? Dual(Tensor scores) => Terms.FirstOrDefault(t => t.HasDual)?.Dual(scores);

    private static Tensor? Sum(IEnumerable<Tensor?> values) => values.Aggregate((a, b) => a is null ? b : b is null ? a : a.Plus(b));
}
