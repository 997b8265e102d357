using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>Norm, ReLU, doubling, 3×3 convolution, batch norm, ReLU, 3×3 convolution, beside a doubled 1×1 convolution (Miyato et al.
/// 2018, figure 8).</summary>
internal sealed class GeneratorBlock : Module<Tensor, Tensor?, Tensor>, IResidualBlock, IFoldsNorms, IOnnxModule
{
    private readonly bool _doubles;
    private readonly bool _bilinear;
    private readonly Module<Tensor, Tensor?, Tensor> firstNorm;
    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor?, Tensor> secondNorm;
    private readonly Module<Tensor, Tensor> second;
    private readonly Module<Tensor, Tensor> shortcut;

    public GeneratorBlock(LayerFactory layers, int inputs, ResNetStage stage, int classes, GanUpsampling upsampling) : base(nameof(GeneratorBlock))
    {
        (_doubles, _bilinear) = (stage.Resizes, upsampling == GanUpsampling.Bilinear);
        firstNorm = layers.ConditionalNorm(inputs, classes);
        first = _doubles && !_bilinear ? layers.UpsampledConv2d(inputs, stage.Channels) : layers.Conv2d(inputs, stage.Channels, kernel: 3);
        secondNorm = layers.ConditionalNorm(stage.Channels, classes);
        second = layers.Conv2d(stage.Channels, stage.Channels, kernel: 3);
        shortcut = layers.Conv2d(inputs, stage.Channels, kernel: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public IEnumerable<Module> ResidualConvolutions => [first, second];

    /// <summary>The first norm's input goes into the shortcut as well, so that norm stays.</summary>
    public void FoldNorms() => Folding.Into(first, secondNorm);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        var x = firstNorm.Rectified(input, classes);
        // The doubling that repeats values is part of the convolution.
        x = first.call(_doubles && _bilinear ? Doubled(x) : x);
        x = second.call(secondNorm.Rectified(x, classes));
        // A 1×1 convolution and interpolation, whose weights add up to 1, can change places: before it, there is a quarter of the work.
        var beside = shortcut.call(input);
        return x.Plus(_doubles ? Doubled(beside) : beside);
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Relu(graph.Call(firstNorm, input, classes));
        x = graph.Call(first, _doubles && _bilinear ? Doubled(graph, x) : x);
        x = graph.Call(second, graph.Relu(graph.Call(secondNorm, x, classes)));
        var beside = graph.Call(shortcut, input);
        return graph.Node("Add", [x, _doubles ? Doubled(graph, beside) : beside]);
    }

    private OnnxValue Doubled(OnnxGraph graph, OnnxValue x)
    {
        OnnxValue[] inputs = [x, OnnxValue.Absent, graph.Floats(1, 1, 2, 2)];
        return _bilinear
            ? graph.Node("Resize", inputs, ("mode", "linear"), ("coordinate_transformation_mode", "half_pixel"))
            : graph.Node("Resize", inputs, ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor"));
    }

    private Tensor Doubled(Tensor x) => _bilinear
        ? functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false)
        : functional.interpolate(x, scale_factor: [2, 2]);
}
