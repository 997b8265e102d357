using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Nearest-neighbour doubling followed by a 3×3 convolution with padding 1, computed at the small size.</summary>
/// <remarks>Output row 2i reads input rows i − 1 and i with kernel rows k₀ and k₁ + k₂, output row 2i + 1 reads rows i and i + 1 with k₀ +
/// k₁ and k₂; columns alike. That is a transposed 4×4 convolution with stride 2 and padding 1 whose kernel rows are k₂, k₁ + k₂, k₀ + k₁,
/// k₀: 16 products for four outputs where the plain order of the two steps takes 36.</remarks>
internal sealed class UpsampledConv2d : Module<Tensor, Tensor>, IAbsorbsNorm, IOnnxModule
{
    private readonly WeightedLayer conv;
    private Tensor? _kernel;

    public UpsampledConv2d(long inputs, long outputs) : base(nameof(UpsampledConv2d))
    {
        conv = WeightedLayer.Conv2d(inputs, outputs, kernel: 3, padding: 1);
        RegisterComponents();
    }

    /// <summary>The convolution.</summary>
    public WeightedLayer Convolution => conv;

    /// <summary>Keeps the kernel of the transposed convolution: the weight will change no more.</summary>
    public void Fix()
    {
        using var _ = no_grad();
        register_buffer("kernel", _kernel = Kernel(conv.Weight).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public void Absorb(Tensor scale, Tensor shift) => conv.Absorb(scale, shift);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _kernel is null ? Apply(input, conv.Weight, conv.Bias) : Transpose(input, _kernel, conv.Bias);

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        using var kernel = Kernel(conv.Weight);
        return WeightedLayer.WriteTransposed(graph, input, kernel, conv.Bias, stride: 2, padding: 1);
    }

    /// <summary>The same as a function of weight and bias.</summary>
    public static Tensor Apply(Tensor input, Tensor weight, Tensor? bias) => Transpose(input, Kernel(weight), bias);

    /// <summary>The transposed convolution's weight, [inputs, outputs, 4, 4].</summary>
    public static Tensor Kernel(Tensor weight) => Transposed(Transposed(weight, 2), 3).transpose(0, 1).contiguous();

    private static Tensor Transpose(Tensor input, Tensor kernel, Tensor? bias) => functional.conv_transpose2d(input, kernel, bias, [2, 2], [1, 1]);

    private static Tensor Transposed(Tensor kernel, int side)
    {
        var (first, middle, last) = (kernel.narrow(side, 0, 1), kernel.narrow(side, 1, 1), kernel.narrow(side, 2, 1));
        return cat([last, middle.Plus(last), first.Plus(middle), first], side);
    }
}
