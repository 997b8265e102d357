using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.SnganCnn;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>The convolutional pair of SNGAN (Miyato et al. 2018, table 3): seven convolutions with spectral normalisation in the
    /// discriminator. For images whose sides are multiples of 8, best 32 or 48, with any number of channels.</summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks SnganCnn(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(SnganCnnFamily.Name, baseChannels, options, spectral: true, initialization: WeightInitialization.Normal);

    internal sealed class SnganCnnFamily : INetworkFamily
    {
        public const string Name = "sngan";

        /// <summary>Doublings in the generator, halvings in the discriminator.</summary>
        public const int Doublings = 3;

        public string Kind => Name;

        public void Check(NetworkPairSpecification specification)
        {
            var image = specification.Image;
            if (image.Height % (1 << Doublings) != 0 || image.Width % (1 << Doublings) != 0)
                throw ImageSizes.Error(image, "The SNGAN convolutional pair", $"both sides must be multiples of {1 << Doublings}, best 32 or 48");
        }

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new SnganCnnGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
            new SnganCnnDiscriminator(layers, specification);
    }
}
