using Microsoft.ML.GanRefinement.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A layer that is a function of its input, a weight and perhaps a bias. Both are zeros at first, for an initialisation or a model
/// file to set.</summary>
/// <remarks>TorchSharp's own layers draw first weights from the process's generator, and take its default type and device.</remarks>
internal sealed class WeightedLayer : Module<Tensor, Tensor>, IAbsorbsNorm, IOnnxModule
{
    // Up to as many outputs, oneDNN's transposed convolution takes two to three times as long as a product and a fold.
    private const int FewOutputs = 4;

    private readonly Func<Tensor, Tensor, Tensor?, Tensor> _apply;
    private readonly Func<OnnxGraph, OnnxValue, Tensor, Tensor?, OnnxValue> _write;
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly int _outputs;
    private readonly bool _isRowProduct;
    private Tensor? _shift;

    private WeightedLayer(
        string name, long[] shape, long biases, Func<Tensor, Tensor, Tensor?, Tensor> apply, Func<OnnxGraph, OnnxValue, Tensor, Tensor?, OnnxValue> write,
        int outputs = 0, bool isRowProduct = false)
        : base(name)
    {
        (_apply, _write, _outputs, _isRowProduct) = (apply, write, outputs, isRowProduct);
        weight = new Parameter(zeros(shape, dtype: ScalarType.Float32, device: CPU));
        bias = biases == 0 ? null : new Parameter(zeros([biases], dtype: ScalarType.Float32, device: CPU));
        RegisterComponents();
    }

    /// <summary>The weight.</summary>
    public Tensor Weight => weight;

    /// <summary>The bias, or null.</summary>
    public Tensor? Bias => bias ?? _shift;

    /// <summary>y = xWᵀ + b; W is [outputs, inputs].</summary>
    public static WeightedLayer Linear(long inputs, long outputs, bool bias = true) =>
        new(nameof(Linear), [outputs, inputs], bias ? outputs : 0, functional.linear,
            (graph, x, w, b) => graph.Node("Gemm", Inputs(graph, x, w, b), ("transB", 1L)), isRowProduct: true);

    /// <summary>A convolution; the weight is [outputs, inputs, height, width].</summary>
    public static WeightedLayer Conv2d(
        long inputs, long outputs, (long Height, long Width) kernel, long stride, (long Height, long Width) padding, bool bias = true)
    {
        var (strides, paddings) = (new[] { stride, stride }, new[] { padding.Height, padding.Width });
        return new(nameof(Conv2d), [outputs, inputs, kernel.Height, kernel.Width], bias ? outputs : 0,
            (x, w, b) => functional.conv2d(x, w, b, strides, paddings),
            (graph, x, w, b) => graph.Node("Conv", Inputs(graph, x, w, b), ("strides", strides), ("pads", paddings.Concat(paddings).ToArray())));
    }

    /// <summary>A convolution with a square kernel.</summary>
    public static WeightedLayer Conv2d(long inputs, long outputs, long kernel, long stride = 1, long padding = 0, bool bias = true) =>
        Conv2d(inputs, outputs, (kernel, kernel), stride, (padding, padding), bias);

    /// <summary>A transposed convolution; the weight is [inputs, outputs, kernel, kernel].</summary>
    public static WeightedLayer ConvTranspose2d(long inputs, long outputs, long kernel, long stride, long padding, bool bias = true)
    {
        var (strides, paddings) = (new[] { stride, stride }, new[] { padding, padding });
        return new(nameof(ConvTranspose2d), [inputs, outputs, kernel, kernel], bias ? outputs : 0, outputs > FewOutputs
            ? (x, w, b) => functional.conv_transpose2d(x, w, b, strides, paddings)
            : (x, w, b) => ProductAndFold(x, w, b, stride, padding),
            (graph, x, w, b) => WriteTransposed(graph, x, w, b, stride, padding), outputs: 1);
    }

    /// <summary>An <see cref="Layers.UpsampledConv2d"/> whose weight another layer may change on its way.</summary>
    public static WeightedLayer UpsampledConv2d(long inputs, long outputs) =>
        new(nameof(UpsampledConv2d), [outputs, inputs, 3, 3], outputs, Layers.UpsampledConv2d.Apply, (graph, x, w, b) =>
        {
            using var kernel = Layers.UpsampledConv2d.Kernel(w);
            return WriteTransposed(graph, x, kernel, b, stride: 2, padding: 1);
        });

    /// <summary>A row of the weight [count, size] for each index of the input.</summary>
    public static WeightedLayer Embedding(long count, long size) =>
        new(nameof(Embedding), [count, size], 0, (x, w, _) => ClassRows.Of(w, x), (graph, x, w, _) => graph.Node("Gather", [graph.Constant(w), x]));

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Apply(input, weight);

    /// <summary>The layer's output with another weight in place of its own.</summary>
    /// <remarks>Training keeps to the rows that it has: its batches are what they are.</remarks>
    public Tensor Apply(Tensor input, Tensor otherWeight) => _isRowProduct && !training
        ? RowProducts.Of(input, rows => _apply(rows, otherWeight, Bias))
        : _apply(input, otherWeight, Bias);

    /// <inheritdoc/>
    public void Absorb(Tensor scale, Tensor shift)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        // A linear layer has one output for each position of a channel.
        var positions = weight.shape[_outputs] / scale.shape[0];
        var (scales, shifts) = (scale.repeat_interleave(positions), shift.repeat_interleave(positions));
        long[] shape = [.. weight.shape.Select((size, dimension) => dimension == _outputs ? size : 1)];
        weight.copy_(weight.to(ScalarType.Float64) * scales.view(shape));
        if (bias is not null)
            bias.copy_((bias.to(ScalarType.Float64) * scales).Plus(shifts));
        else
            register_buffer("shift", _shift = shifts.to(weight.dtype).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) => Write(graph, input, weight);

    /// <summary>The layer in a graph with another weight in place of its own.</summary>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, Tensor otherWeight) => _write(graph, input, otherWeight, Bias);

    /// <summary>A transposed convolution in a graph.</summary>
    public static OnnxValue WriteTransposed(OnnxGraph graph, OnnxValue input, Tensor kernel, Tensor? shift, long stride, long padding) => graph.Node(
        "ConvTranspose", Inputs(graph, input, kernel, shift), ("strides", new[] { stride, stride }),
        ("pads", new[] { padding, padding, padding, padding }));

    private static OnnxValue[] Inputs(OnnxGraph graph, OnnxValue x, Tensor w, Tensor? b) =>
        b is null ? [x, graph.Constant(w)] : [x, graph.Constant(w), graph.Constant(b)];

    // A transposed convolution adds the products x(i)·W of a pixel i to the kernel² outputs around s·i − p: all products at once, then the sums.
    private static Tensor ProductAndFold(Tensor input, Tensor weight, Tensor? bias, long stride, long padding)
    {
        var (batch, inputs, height, width) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        var kernel = weight.shape[2];
        var products = input.permute(0, 2, 3, 1).reshape(-1, inputs).mm(weight.flatten(1)).view(batch, height * width, -1).transpose(1, 2);
        var output = functional.fold(products, (Grown(height), Grown(width)), (kernel, kernel), (1, 1), (padding, padding), (stride, stride));
        return bias is null ? output : output.Plus(bias.view(1, -1, 1, 1));

        long Grown(long side) => ((side - 1) * stride) - (2 * padding) + kernel;
    }
}
