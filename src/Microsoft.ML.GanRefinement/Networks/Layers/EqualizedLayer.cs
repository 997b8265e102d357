using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A layer whose weight, drawn from N(0, 1), is multiplied by √(2/n) whenever it is used, n the inputs of a unit: with an optimiser that normalises
/// gradients all layers learn at the same rate (Karras et al. 2018, section 4.1).</summary>
internal sealed class EqualizedLayer : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly double _scale;
    private readonly WeightedLayer layer;

    /// <param name="layer">The layer, which owns the weight.</param>
    /// <param name="transposed">Whether the outputs are the weight's second dimension, as in a transposed convolution, not its first.</param>
    public EqualizedLayer(WeightedLayer layer, bool transposed = false) : base(nameof(EqualizedLayer))
    {
        this.layer = layer;
        _scale = Math.Sqrt(2.0 * layer.Weight.shape[transposed ? 1 : 0] / layer.Weight.numel());
        RegisterComponents();
    }

    /// <summary>The layer.</summary>
    public WeightedLayer Layer => layer;

    /// <summary>The weight that is used.</summary>
    public Tensor ScaledWeight => layer.Weight.Times(_scale);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => layer.Apply(input, ScaledWeight);

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        using var weight = ScaledWeight;
        return layer.Write(graph, input, weight);
    }
}
