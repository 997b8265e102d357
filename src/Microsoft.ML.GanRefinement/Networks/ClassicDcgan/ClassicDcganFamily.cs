using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.ClassicDcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>The DCGAN of CIFAR and CelebA experiments: four doublings in the generator, four 5×5 convolutions with batch norm in the discriminator (Radford
    /// et al. 2016). For images of at least 16 pixels a side, best 32, 48 or 64, with any number of channels.</summary>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <param name="options">Further settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks ClassicDcgan(int baseChannels = DefaultBaseChannels, GanNetworkOptions? options = null) =>
        Create(ClassicDcganFamily.Name, baseChannels, options, DiscriminatorNormalization.Batch, initialization: WeightInitialization.Normal);

    internal sealed class ClassicDcganFamily : INetworkFamily
    {
        public const string Name = "dcgan-classic";

        private const int SmallestSide = 16;

        /// <summary>Doublings in the generator, convolutions with stride 2 in the discriminator.</summary>
        public const int Doublings = 4;

        public string Kind => Name;

        public void Check(NetworkPairSpecification specification)
        {
            var image = specification.Image;
            if (image.Height < SmallestSide || image.Width < SmallestSide)
                throw ImageSizes.Error(image, "A classic DCGAN", $"both sides must be at least {SmallestSide}, best 32, 48 or 64");
            if (specification.GeneratorNormalization == GeneratorNormalization.Instance && image.Height == SmallestSide && image.Width == SmallestSide)
            {
                throw ImageSizes.Error(image, "A classic DCGAN with instance normalisation in the generator",
                    "its first map would have one position, which instance normalisation makes 0; take larger images, or pixel or batch normalisation");
            }
        }

        /// <summary>A side of the image halved so often, rounded up.</summary>
        public static int Halved(int side, int halvings) => (side + (1 << halvings) - 1) >> halvings;

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ClassicDcganGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
            new ClassicDcganDiscriminator(layers, specification);
    }
}
