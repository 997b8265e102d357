using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.Mlp;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanNetworks
{
    /// <summary>Multi-layer perceptrons with a linear output, for samples that are vectors. The generator of a conditional pair takes the
    /// class as a one-hot vector beside the latent.</summary>
    /// <param name="generatorWidths">Units of the generator's hidden layers, from the latent on: 1 to 64 numbers from 1 to 16,384. Null is
    /// 512, 512, 512, as in the toys of Gulrajani et al. (2017); AdvLatGAN takes 100, 200, 100.</param>
    /// <param name="discriminatorWidths">Units of the discriminator's hidden layers, from the sample on. Null is as many as the generator's.</param>
    /// <param name="activation">What follows each hidden layer. Default ReLU.</param>
    /// <param name="options">Further settings; null for the defaults. There are no maps to normalise or attend to.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static GanNetworks Mlp(
        IReadOnlyList<int>? generatorWidths = null, IReadOnlyList<int>? discriminatorWidths = null, MlpActivation activation = MlpActivation.ReLU,
        GanNetworkOptions? options = null)
    {
        OptionChecks.Defined(activation);
        if (options?.GeneratorNormalization is { } normalization)
        {
            throw OptionChecks.OutOfRange(nameof(options.GeneratorNormalization), normalization,
                $"A multi-layer perceptron has no maps to normalise: leave {nameof(options.GeneratorNormalization)} null.");
        }

        IReadOnlyList<int> generator = generatorWidths is null ? [512, 512, 512] : [.. generatorWidths];
        return Checked(Create(MlpFamily.Name, DefaultBaseChannels, options)._template with
        {
            GeneratorWidths = generator,
            DiscriminatorWidths = discriminatorWidths is null ? generator : [.. discriminatorWidths],
            Activation = activation,
        });
    }

    internal sealed class MlpFamily : INetworkFamily
    {
        public const string Name = "mlp";

        private const int MostLayers = 64;
        private const int MostUnits = 1 << 14;

        public string Kind => Name;

        public bool MakesVectors => true;

        public bool HasBaseChannels => false;

        public void Check(NetworkPairSpecification specification)
        {
            CheckWidths(specification.GeneratorWidths, nameof(specification.GeneratorWidths));
            CheckWidths(specification.DiscriminatorWidths, nameof(specification.DiscriminatorWidths));
            if (specification.Normalization != DiscriminatorNormalization.None)
            {
                throw OptionChecks.OutOfRange(nameof(specification.Normalization), specification.Normalization,
                    $"A multi-layer perceptron has no maps to normalise: {nameof(specification.Normalization)} must be {DiscriminatorNormalization.None}.");
            }
        }

        public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new MlpGenerator(layers, specification);

        public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new MlpDiscriminator(layers, specification);

        private static void CheckWidths(IReadOnlyList<int>? widths, string name)
        {
            if (widths is not { Count: > 0 and <= MostLayers } || widths.Any(width => width is < 1 or > MostUnits))
                throw OptionChecks.OutOfRange(name, widths, $"{name} must be 1 to {MostLayers} numbers from 1 to {MostUnits}.");
        }
    }
}
