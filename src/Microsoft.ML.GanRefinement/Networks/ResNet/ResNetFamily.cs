
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>Residual pairs (Gulrajani et al. 2017; Miyato et al. 2018; Liu &amp; Hsieh 2019).</summary>
/// <param name="kind">Whose plan of blocks.</param>
internal sealed class ResNetFamily(string kind) : INetworkFamily
{
    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification) => ResNetPlan.For(specification);

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetDiscriminator(layers, specification);
}
