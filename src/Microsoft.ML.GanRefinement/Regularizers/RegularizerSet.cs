namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>What regularisers put into a recipe.</summary>
/// <param name="Discriminator">Into D's loss.</param>
/// <param name="Generator">Into G's loss.</param>
/// <param name="Constraints">After D's steps.</param>
internal sealed record RegularizerSet(
    IReadOnlyList<IDiscriminatorRegularizer> Discriminator, IReadOnlyList<IGeneratorRegularizer> Generator, IReadOnlyList<IWeightConstraint> Constraints)
{
    /// <summary>Nothing.</summary>
    public static RegularizerSet Empty { get; } = new([], [], []);

    /// <summary>All of them, in the order given.</summary>
    public static RegularizerSet Of(IReadOnlyCollection<RegularizerSet> parts) => new(
        [.. parts.SelectMany(p => p.Discriminator)], [.. parts.SelectMany(p => p.Generator)], [.. parts.SelectMany(p => p.Constraints)]);
}
