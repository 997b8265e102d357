using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>A DCGAN that fits many sizes: 4×4 convolutions with stride 2 (Radford et al. 2016) halve the image up to four times, to no less than 4 pixels a
    /// side. The generator doubles as often. For images of even sides, best 28, 32, 48 or 64, with any number of channels.</summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1; each halving of the resolution doubles them.
    /// Default 64; 16 trains quickly on small grey images.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks Dcgan(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(DcganFamily.Name, baseChannels, options);

    internal sealed class DcganFamily : INetworkFamily
    {
        public const string Name = "dcgan";

        public string Kind => Name;

        public void Check(NetworkPairSpecification specification) => DcganPlan.For(specification.Image, specification.BaseChannels);

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new DcganGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new DcganDiscriminator(layers, specification);
    }
}
