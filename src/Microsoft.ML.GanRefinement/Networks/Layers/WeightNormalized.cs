using Microsoft.ML.GanRefinement.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A layer whose weight is g·v/‖v‖ for each output: length and direction are learnt apart (Salimans &amp; Kingma 2016, equation 2).</summary>
internal sealed class WeightNormalized : Module<Tensor, Tensor>, IOnnxModule
{
    // Under the root: a row of zeros has no direction, and no gradient either.
    private const double Guard = 1e-12;

    private readonly long[] _inputs;
    private readonly long[] _outputs;
    private readonly Parameter length;
    private readonly WeightedLayer layer;

    /// <param name="layer">The layer, which owns v.</param>
    /// <param name="transposed">Whether the outputs are the weight's second dimension, as in a transposed convolution, not its first.</param>
    public WeightNormalized(WeightedLayer layer, bool transposed = false) : base(nameof(WeightNormalized))
    {
        this.layer = layer;
        var shape = layer.Weight.shape;
        var output = transposed ? 1 : 0;
        _inputs = [.. Enumerable.Range(0, shape.Length).Where(i => i != output).Select(i => (long)i)];
        _outputs = [.. shape.Select((size, i) => i == output ? size : 1)];
        length = new Parameter(ones([shape[output]], dtype: ScalarType.Float32, device: CPU));
        RegisterComponents();
    }

    /// <summary>g·v/‖v‖.</summary>
    public Tensor NormalizedWeight => layer.Weight * (length.view(_outputs) / Lengths());

    /// <summary>Sets g to ‖v‖, so that the weight is what was drawn.</summary>
    public void Restart()
    {
        using var _ = no_grad();
        length.copy_(Lengths().flatten());
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => layer.Apply(input, NormalizedWeight);

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        using var weight = NormalizedWeight;
        return layer.Write(graph, input, weight);
    }

    private Tensor Lengths() => layer.Weight.Squared().sum(_inputs, keepdim: true).Plus(Guard).sqrt();
}
