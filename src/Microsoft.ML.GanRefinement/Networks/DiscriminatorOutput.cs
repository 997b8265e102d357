using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Everything a discriminator says of a batch, whatever its heads.</summary>
/// <param name="Logits">[B]: logit or critic value, larger is more real.</param>
/// <param name="ClassLogits">[B, C]: the auxiliary classifier's logits, or null where there is none.</param>
/// <param name="Features">[B, F]: the last hidden layer, the heads' input.</param>
internal sealed record DiscriminatorOutput(Tensor Logits, Tensor? ClassLogits, Tensor Features);
