using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Progressive;

/// <summary>A doubling of the generator: nearest-neighbour doubling and a 3×3 convolution, then another one, each followed by LeakyReLU(0.2) and the
/// generator's normalisation (Karras et al. 2018, table 2).</summary>
internal sealed class ProgressiveStage : Module<Tensor, Tensor?, Tensor>, IOnnxModule
{
    /// <summary>Of LeakyReLU.</summary>
    public const double Slope = 0.2;

    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor?, Tensor> firstNorm;
    private readonly Module<Tensor, Tensor> second;
    private readonly Module<Tensor, Tensor?, Tensor> secondNorm;

    public ProgressiveStage(LayerFactory layers, int inputs, int outputs, int classes) : base(nameof(ProgressiveStage))
    {
        first = layers.UpsampledConv2d(inputs, outputs);
        firstNorm = layers.ConditionalNorm(outputs, classes);
        second = layers.Conv2d(outputs, outputs, kernel: 3);
        secondNorm = layers.ConditionalNorm(outputs, classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        var x = firstNorm.call(first.call(input).LeakyReluInPlace(Slope), classes);
        return secondNorm.call(second.call(x).LeakyReluInPlace(Slope), classes);
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(firstNorm, Activated(graph, graph.Call(first, input)), classes);
        return graph.Call(secondNorm, Activated(graph, graph.Call(second, x)), classes);
    }

    /// <summary>LeakyReLU in a graph.</summary>
    public static OnnxValue Activated(OnnxGraph graph, OnnxValue x) => graph.Node("LeakyRelu", [x], ("alpha", (float)Slope));
}
