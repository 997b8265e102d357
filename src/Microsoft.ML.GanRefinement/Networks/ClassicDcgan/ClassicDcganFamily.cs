
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.ClassicDcgan;

/// <summary>The DCGAN of Radford et al. (2016) as CIFAR and CelebA experiments use it: four doublings, 5×5 convolutions in the
/// discriminator.</summary>
internal sealed class ClassicDcganFamily : INetworkFamily
{
    private const int SmallestSide = 16;

    /// <summary>Doublings in the generator, convolutions with stride 2 in the discriminator.</summary>
    public const int Doublings = 4;

    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.ClassicDcgan;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification)
    {
        var image = specification.Image;
        if (image.Height < SmallestSide || image.Width < SmallestSide)
            throw ImageSizes.Error(image, "A classic DCGAN", $"both sides must be at least {SmallestSide}, best 32, 48 or 64");
    }

    /// <summary>A side of the image halved so often, rounded up.</summary>
    public static int Halved(int side, int halvings) => (side + (1 << halvings) - 1) >> halvings;

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new ClassicDcganGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new ClassicDcganDiscriminator(layers, specification);
}
