using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>The lens of tempered adversarial networks (Sajjadi et al. 2018): x + r(x), r fully convolutional: a 3×3 convolution, residual
/// blocks of two, a 3×3 convolution that starts at zero, so that the lens starts as the identity. Any image size.</summary>
internal sealed class Lens : nn.Module<Tensor, Tensor>
{
    private readonly WeightedLayer first;
    private readonly ModuleList<LensBlock> blocks = [];
    private readonly WeightedLayer last;

    /// <param name="imageChannels">Channels of an image.</param>
    /// <param name="channels">Channels inside.</param>
    /// <param name="blockCount">Residual blocks.</param>
    /// <param name="generator">The random stream of the initial weights.</param>
    public Lens(int imageChannels, int channels, int blockCount, torch.Generator generator) : base(nameof(Lens))
    {
        first = WeightedLayer.Conv2d(imageChannels, channels, kernel: 3, padding: 1);
        for (var i = 0; i < blockCount; i++)
            blocks.Add(new LensBlock(channels));
        last = WeightedLayer.Conv2d(channels, imageChannels, kernel: 3, padding: 1);
        RegisterComponents();
        Initialization.ScaleByFanIn(this, generator);
        using var _ = no_grad();
        last.Weight.zero_();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor samples)
    {
        var x = first.call(samples.ChannelsLast());
        foreach (var block in blocks)
            x = block.call(x);
        return samples.Plus(last.call(x));
    }
}
