namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>A residual block of a <see cref="ResNetPlan"/>.</summary>
/// <param name="Channels">Channels that it makes.</param>
/// <param name="Resizes">Whether it doubles the map in the generator, halves it in the discriminator.</param>
internal sealed record ResNetStage(int Channels, bool Resizes);
