
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks.Layers;

namespace Microsoft.ML.GanRefinement.Networks.Mlp;

/// <summary>Multi-layer perceptrons, for samples that are vectors.</summary>
internal sealed class MlpFamily : INetworkFamily
{
    private const int MostLayers = 64;
    private const int MostUnits = 1 << 14;

    /// <inheritdoc/>
    public string Kind => NetworkPairFactory.Mlp;

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public Generator CreateGenerator(LayerFactory layers, NetworkPairSpecification specification) => new MlpGenerator(layers, specification);

    /// <inheritdoc/>
    public Discriminator CreateDiscriminator(LayerFactory layers, NetworkPairSpecification specification) => new MlpDiscriminator(layers, specification);

    private static void CheckWidths(IReadOnlyList<int>? widths, string name)
    {
        if (widths is not { Count: > 0 and <= MostLayers } || widths.Any(width => width is < 1 or > MostUnits))
            throw OptionChecks.OutOfRange(name, widths, $"{name} must be 1 to {MostLayers} numbers from 1 to {MostUnits}.");
    }
}
