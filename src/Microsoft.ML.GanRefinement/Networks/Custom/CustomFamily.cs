using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Custom;
using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>Networks of your own, registered by <see cref="Register"/>.</summary>
    /// <param name="name">The name that they are registered under; it is saved with a model.</param>
    /// <param name="initialization">The distribution of the first weights of linear layers, convolutions and embeddings, drawn from the training seed. Null
    /// leaves all weights as the modules' constructors made them: the same seed then gives the same result only if the constructors draw from a generator of
    /// their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">No networks are registered under the name, or a setting is out of its range.</exception>
    public static GanNetworks Custom(string name, WeightInitialization? initialization = WeightInitialization.FanIn)
    {
        if (initialization is { } defined)
            OptionChecks.Defined(defined, nameof(initialization));
        NetworkRegistry.Find(name);
        return new GanNetworks(new NetworkPairSpecification { Kind = CustomFamily.Name, Registration = name, Initialization = initialization });
    }

    /// <summary>Registers networks of your own for this process: once at its start, before training with <see cref="Custom"/> and before loading a model that
    /// was trained with them. Registering a name again replaces its earlier networks.</summary>
    /// <param name="name">A name that must stay the same: saved models refer to it.</param>
    /// <param name="generator">Makes the generator: a module that maps latents [B, Z] and, in a conditional pair, classes [B] (Int64, counted from 0; null
    /// otherwise) to samples [B, channels, height, width] in [−1,1].</param>
    /// <param name="discriminator">Makes the discriminator: a module that maps samples and, in a conditional pair, classes to a
    /// <see cref="DiscriminatorOutput"/>.</param>
    /// <remarks>The modules' parameters and buffers are saved with a model and read back by their names. In the steps of one player the
    /// other's buffers stay as they are, so torch's own batch norms may be used.</remarks>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">A factory is null.</exception>
    public static void Register(
        string name,
        Func<GanNetworkShape, nn.Module<Tensor, Tensor?, Tensor>> generator,
        Func<GanNetworkShape, nn.Module<Tensor, Tensor?, DiscriminatorOutput>> discriminator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        NetworkRegistry.Set(name, new NetworkRegistration(generator, discriminator));
    }

    internal sealed class CustomFamily : INetworkFamily
    {
        public const string Name = "custom";

        public string Kind => Name;

        public bool TakesVectors => true;

        public bool HasBaseChannels => false;

        public bool IsUsersOwn => true;

        public void Check(NetworkPairSpecification specification) => NetworkRegistry.Find(specification.Registration);

        public Networks.Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) =>
            new CustomGenerator(NetworkRegistry.Find(specification.Registration).CreateGenerator(new GanNetworkShape(specification)), specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) =>
            new CustomDiscriminator(NetworkRegistry.Find(specification.Registration).CreateDiscriminator(new GanNetworkShape(specification)), specification);
    }
}
