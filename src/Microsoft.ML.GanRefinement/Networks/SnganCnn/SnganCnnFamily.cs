
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.SnganCnn;

/// <summary>The convolutional pair of SNGAN (Miyato et al. 2018, table 3).</summary>
internal sealed class SnganCnnFamily : INetworkFamily
{
    /// <summary>Doublings in the generator, halvings in the discriminator.</summary>
    public const int Doublings = 3;

    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.SnganCnn;

    /// <inheritdoc/>
    public void Check(NetworkPairSpecification specification)
    {
        var image = specification.Image;
        if (image.Height % (1 << Doublings) != 0 || image.Width % (1 << Doublings) != 0)
            throw ImageSizes.Error(image, "The SNGAN convolutional pair", $"both sides must be multiples of {1 << Doublings}, best 32 or 48");
    }

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new SnganCnnGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new SnganCnnDiscriminator(layers, specification);
}
