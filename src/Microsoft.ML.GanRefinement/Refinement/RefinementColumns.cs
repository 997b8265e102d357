namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The columns of a latent refiner.</summary>
internal sealed record RefinementColumns(string Output, string Input, string Label)
{
    /// <summary>Those beside the refined latent.</summary>
    public LatentRefinementOutputs More { get; init; } = new();
}
