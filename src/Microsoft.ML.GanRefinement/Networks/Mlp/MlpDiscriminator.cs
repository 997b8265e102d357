using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Mlp;

/// <summary>Hidden layers before the heads.</summary>
internal sealed class MlpDiscriminator : FeatureDiscriminator
{
    private readonly MlpStack hidden;

    public MlpDiscriminator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(MlpDiscriminator), specification)
    {
        var (image, widths) = (specification.Image, specification.DiscriminatorWidths!);
        hidden = new MlpStack(layers, MlpSamples.Size(image, specification.ConcatenatedClasses), widths, specification.Activation);
        RegisterComponents();
        AddHeads(layers, widths[^1]);
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input) => hidden.call(input.flatten(1));
}
