
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.Dcgan;

/// <summary>The DCGAN that fits many sizes: as few doublings as a map of at least 4 pixels a side needs, four at the most.</summary>
internal sealed class DcganFamily : INetworkFamily
{
    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.Dcgan;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification) => DcganPlan.For(specification.Image, specification.BaseChannels);

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new DcganGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new DcganDiscriminator(layers, specification);
}
