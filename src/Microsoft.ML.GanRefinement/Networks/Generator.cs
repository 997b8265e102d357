using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A network that maps latents [B, Z], and classes [B] where it is conditional, to samples in [−1,1]. Those of the library also take weights of
/// the classes, [B, classes].</summary>
internal abstract class Generator(string name) : nn.Module<Tensor, Tensor?, Tensor>(name);
