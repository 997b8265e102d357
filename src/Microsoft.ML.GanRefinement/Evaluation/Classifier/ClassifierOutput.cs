using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>What the classifier says of a batch.</summary>
/// <param name="Features">[B, F]: the last hidden layer, not negative.</param>
/// <param name="Logits">[B, C]: class logits.</param>
internal sealed record ClassifierOutput(Tensor Features, Tensor Logits);
