using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A network that judges samples, given classes [B] where it is a projection discriminator.</summary>
internal abstract class Discriminator(string name) : nn.Module<Tensor, Tensor?, DiscriminatorOutput>(name);
