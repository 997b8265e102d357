using Microsoft.ML.GanRefinement.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Self-attention over the positions of a map (Zhang et al. 2019, equations 1 to 3): β_j = softmax_i(f(x_i)ᵀg(x_j)), y_j = x_j +
/// γ·v(Σ_i β_ji h(x_i)), with 1×1 convolutions f, g, h to an eighth of the channels and v back. γ starts at 0: the identity.</summary>
internal sealed class SelfAttention2d : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> f;
    private readonly Module<Tensor, Tensor> g;
    private readonly Module<Tensor, Tensor> h;
    private readonly Module<Tensor, Tensor> v;
    private readonly Parameter gamma;
    private readonly int _inner;

    public SelfAttention2d(LayerFactory layers, int channels) : base(nameof(SelfAttention2d))
    {
        var inner = _inner = Math.Max(1, channels / 8);
        f = layers.Conv2d(channels, inner, kernel: 1);
        g = layers.Conv2d(channels, inner, kernel: 1);
        h = layers.Conv2d(channels, inner, kernel: 1);
        v = layers.Conv2d(inner, channels, kernel: 1);
        gamma = new Parameter(zeros([1], dtype: ScalarType.Float32, device: CPU));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var (height, width) = (input.shape[2], input.shape[3]);
        var attention = g.call(input).flatten(2).transpose(1, 2).bmm(f.call(input).flatten(2)).softmax(2);
        var attended = h.call(input).flatten(2).bmm(attention.transpose(1, 2));
        return input.Plus(gamma * v.call(attended.view(input.shape[0], -1, height, width)));
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var asked = graph.Node("Transpose", [Flat(g)], ("perm", new long[] { 0, 2, 1 }));
        var attention = graph.Node("Softmax", [graph.Node("MatMul", [asked, Flat(f)])], ("axis", 2L));
        var attended = graph.Node("MatMul", [Flat(h), graph.Node("Transpose", [attention], ("perm", new long[] { 0, 2, 1 }))]);
        // Back to the map's height and width, which are the input's.
        var size = graph.Node("Slice", [graph.Node("Shape", [input]), graph.Numbers(2), graph.Numbers(4)]);
        var shape = graph.Node("Concat", [graph.Numbers(0, _inner), size], ("axis", 0L));
        var map = graph.Call(v, graph.Node("Reshape", [attended, shape]));
        return graph.Node("Add", [input, graph.Node("Mul", [graph.Constant(gamma), map])]);

        OnnxValue Flat(Module<Tensor, Tensor> layer) => graph.Reshape(graph.Call(layer, input), 0, _inner, -1);
    }
}
