using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>ReLU, 3×3 convolution, ReLU, 3×3 convolution, average pooling, beside a pooled 1×1 convolution, or beside the input itself
/// where size and channels stay (Miyato et al. 2018, figure 8). The block next to the image leaves the first ReLU out. Normalisation, if
/// wanted, comes before each ReLU.</summary>
internal sealed class DiscriminatorBlock : Module<Tensor, Tensor>, IResidualBlock, IFoldsNorms
{
    private readonly bool _halves;
    private readonly bool _atImage;
    private readonly Module<Tensor, Tensor> firstNorm;
    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor> secondNorm;
    private readonly Module<Tensor, Tensor> second;
    private readonly Module<Tensor, Tensor> shortcut;

    public DiscriminatorBlock(LayerFactory layers, int inputs, ResNetStage stage, bool atImage, bool bias = true) : base(nameof(DiscriminatorBlock))
    {
        (_halves, _atImage) = (stage.Resizes, atImage);
        var hidden = atImage ? stage.Channels : inputs;
        firstNorm = atImage ? Identity() : layers.Norm(inputs);
        first = layers.Conv2d(inputs, hidden, kernel: 3, bias: bias);
        secondNorm = atImage ? Identity() : layers.Norm(hidden);
        second = layers.Conv2d(hidden, stage.Channels, kernel: 3, bias: bias);
        shortcut = _halves || inputs != stage.Channels ? layers.Conv2d(inputs, stage.Channels, kernel: 1, bias: bias) : Identity();
        RegisterComponents();
    }

    /// <inheritdoc/>
    public IEnumerable<Module> ResidualConvolutions => [first, second];

    /// <summary>The first norm's input goes into the shortcut as well, so that norm stays.</summary>
    public void FoldNorms() => Folding.Into(first, secondNorm);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        // The first ReLU must not be in place: the shortcut needs the input as it was.
        var x = first.call(_atImage ? input : functional.relu(firstNorm.call(input)));
        x = second.call(functional.relu(secondNorm.call(x), inplace: true));
        // A 1×1 convolution and a mean can change places: after it, there is a quarter of the work.
        return Pool(x).Plus(shortcut.call(Pool(input)));
    }

    private Tensor Pool(Tensor x) => _halves ? functional.avg_pool2d(x, kernel_size: 2) : x;
}
