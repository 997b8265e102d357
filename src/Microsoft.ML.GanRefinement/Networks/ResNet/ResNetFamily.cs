using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.ResNet;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>Residual networks (Gulrajani et al. 2017; Miyato et al. 2018, tables 4 to 6) for 28, 32, 48, 64 or 128 pixels and other sides that are
    /// multiples of 4, 8, 16 or 32, with any number of channels. WGAN-GP's discriminator has <see cref="FeaturePooling.Mean"/> and no spectral
    /// normalisation.</summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64. Up to 47 pixels all of the
    /// generator's blocks have four times as many and all of the discriminator's twice as many.</param>
    /// <param name="pooling">How the discriminator's last map becomes a vector. Default <see cref="FeaturePooling.Sum"/>.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks ResNet(int baseChannels = DefaultBaseChannels, FeaturePooling pooling = FeaturePooling.Sum, GanNetworkOptions? options = null)
    {
        OptionChecks.Defined(pooling);
        var networks = Create(ResNetFamily.Name, baseChannels, options, spectral: true, initialization: WeightInitialization.Xavier);
        return new GanNetworks(networks._template with { Pooling = pooling });
    }

    internal sealed class ResNetFamily : INetworkFamily
    {
        public const string Name = "resnet";

        public string Kind => Name;

        public bool Interpolates => true;

        public void Check(NetworkPairSpecification specification) => ResNetPlan.For(specification);

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new ResNetDiscriminator(layers, specification);
    }
}
