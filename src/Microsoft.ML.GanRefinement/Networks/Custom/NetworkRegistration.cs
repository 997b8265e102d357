using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>How a user's own networks are made.</summary>
/// <param name="CreateGenerator">Makes the generator.</param>
/// <param name="CreateDiscriminator">Makes the discriminator.</param>
internal sealed record NetworkRegistration(
    Func<GanNetworkShape, nn.Module<Tensor, Tensor?, Tensor>> CreateGenerator,
    Func<GanNetworkShape, nn.Module<Tensor, Tensor?, DiscriminatorOutput>> CreateDiscriminator);
