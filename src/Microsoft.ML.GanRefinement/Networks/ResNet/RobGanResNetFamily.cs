using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.ResNet;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>RobGAN's own residual networks (Liu &amp; Hsieh 2019, as in their code), for the same sizes as <see cref="ResNet"/>: no spectral normalisation,
    /// no bias in the discriminator's convolutions, and up to 47 pixels a generator of four blocks of 8, 4, 2 and 1 times the base channels, the last of which
    /// does not double. The discriminator's last map is summed over all positions.</summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks RobGanResNet(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(RobGanResNetFamily.Name, baseChannels, options, initialization: WeightInitialization.Xavier);

    internal sealed class RobGanResNetFamily : INetworkFamily
    {
        public const string Name = "resnet-robgan";

        public string Kind => Name;

        public bool Interpolates => true;

        public void Check(NetworkPairSpecification specification) => ResNetPlan.For(specification);

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetDiscriminator(layers, specification);
    }
}
