using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>What regularisers put into a recipe.</summary>
internal sealed record RegularizerSet
{
    /// <summary>Into D's loss.</summary>
    public IReadOnlyList<IDiscriminatorRegularizer> Discriminator { get; init; } = [];

    /// <summary>Into G's loss.</summary>
    public IReadOnlyList<IGeneratorRegularizer> Generator { get; init; } = [];

    /// <summary>What reports call those of D's loss, in their order.</summary>
    public IReadOnlyList<string> DiscriminatorTerms { get; init; } = [];

    /// <summary>What reports call those of G's loss, in their order.</summary>
    public IReadOnlyList<string> GeneratorTerms { get; init; } = [];

    /// <summary>After D's steps.</summary>
    public IReadOnlyList<IWeightConstraint> Constraints { get; init; } = [];

    /// <summary>All of them, in the order given.</summary>
    public static RegularizerSet Of(IReadOnlyCollection<RegularizerSet> parts) => new()
    {
        Discriminator = [.. parts.SelectMany(p => p.Discriminator)],
        Generator = [.. parts.SelectMany(p => p.Generator)],
        Constraints = [.. parts.SelectMany(p => p.Constraints)],
        DiscriminatorTerms = [.. parts.SelectMany(p => p.DiscriminatorTerms)],
        GeneratorTerms = [.. parts.SelectMany(p => p.GeneratorTerms)],
    };

    /// <summary>Its penalties under a name.</summary>
    public RegularizerSet Named(string name) => this with
    {
        DiscriminatorTerms = [.. Discriminator.Select(_ => name)],
        GeneratorTerms = [.. Generator.Select(_ => name)],
    };

    /// <summary>Its penalties in every n-th step alone, n times as strong.</summary>
    public RegularizerSet Every(int steps) => steps == 1 ? this : this with
    {
        Discriminator = [.. Discriminator.Select(penalty => new LazyDiscriminatorPenalty(penalty, steps))],
        Generator = [.. Generator.Select(penalty => new LazyGeneratorPenalty(penalty, steps))],
    };
}
