using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>Batch norm, ReLU, doubling, 3×3 convolution, batch norm, ReLU, 3×3 convolution, beside a doubled 1×1 convolution (Miyato et al.
/// 2018, figure 8).</summary>
internal sealed class GeneratorBlock : Module<Tensor, Tensor?, Tensor>, IResidualBlock
{
    private readonly bool _doubles;
    private readonly Module<Tensor, Tensor?, Tensor> firstNorm;
    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor?, Tensor> secondNorm;
    private readonly Module<Tensor, Tensor> second;
    private readonly Module<Tensor, Tensor> shortcut;

    public GeneratorBlock(LayerFactory layers, int inputs, ResNetStage stage, int classes) : base(nameof(GeneratorBlock))
    {
        _doubles = stage.Resizes;
        firstNorm = layers.ConditionalNorm(inputs, classes);
        first = _doubles ? layers.UpsampledConv2d(inputs, stage.Channels) : layers.Conv2d(inputs, stage.Channels, kernel: 3);
        secondNorm = layers.ConditionalNorm(stage.Channels, classes);
        second = layers.Conv2d(stage.Channels, stage.Channels, kernel: 3);
        shortcut = layers.Conv2d(inputs, stage.Channels, kernel: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public IEnumerable<Module> ResidualConvolutions => [first, second];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        var x = first.call(firstNorm.Rectified(input, classes));
        x = second.call(secondNorm.Rectified(x, classes));
        // A 1×1 convolution and repetition can change places: before it, there is a quarter of the work.
        var beside = shortcut.call(input);
        return x.Plus(_doubles ? functional.interpolate(beside, scale_factor: [2, 2]) : beside);
    }
}
