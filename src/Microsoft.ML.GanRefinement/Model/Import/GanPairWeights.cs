namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>Weights of both networks of a pair.</summary>
/// <param name="Generator">The generator's.</param>
/// <param name="Discriminator">The discriminator's.</param>
internal sealed record GanPairWeights(GanWeights Generator, GanWeights Discriminator);
