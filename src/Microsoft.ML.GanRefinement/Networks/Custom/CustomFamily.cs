
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>A user's own networks, found by the name that they are registered under.</summary>
internal sealed class CustomFamily : INetworkFamily
{
    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.Custom;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification) => NetworkRegistry.Find(specification.Registration);

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) =>
        new CustomGenerator(NetworkRegistry.Find(specification.Registration).CreateGenerator(new GanNetworkShape(specification)), specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
        new CustomDiscriminator(NetworkRegistry.Find(specification.Registration).CreateDiscriminator(new GanNetworkShape(specification)), specification);
}
