
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>An architecture: how both networks are built from a specification.</summary>
internal interface INetworkFamily
{
    /// <summary>Its name in model files.</summary>
    string Kind { get; }

    /// <summary>Whether samples are vectors of any values, not images in [−1,1].</summary>
    bool MakesVectors => false;

    /// <summary>Whether samples may be vectors: such networks take what the column holds.</summary>
    bool TakesVectors => MakesVectors;

    /// <summary>Whether their width is given by the channels nearest to the image.</summary>
    bool HasBaseChannels => true;

    /// <summary>Whether the generator doubles its maps by interpolation.</summary>
    bool Interpolates => false;

    /// <summary>Whether both networks are <see cref="IGrowing"/>.</summary>
    bool Grows => false;

    /// <summary>Whether a user's code makes them, so that nothing of their insides is known.</summary>
    bool IsUsersOwn => false;

    /// <summary>Checks what is particular to it, above all the image's size; what all have in common is checked already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It cannot be built; the message says what can.</exception>
    void Check(NetworkPairSpecification specification);

    /// <summary>Builds the generator of a checked specification.</summary>
    Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification);

    /// <summary>Builds the discriminator of a checked specification.</summary>
    Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification);
}
