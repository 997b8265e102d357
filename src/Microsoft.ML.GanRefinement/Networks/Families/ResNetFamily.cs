using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.Families;

/// <summary>Residual pairs (Gulrajani et al. 2017; Miyato et al. 2018).</summary>
internal sealed class ResNetFamily : INetworkFamily
{
    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.ResNet;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification) => ResNetPlan.For(specification.Image, specification.BaseChannels);

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetDiscriminator(layers, specification);
}
