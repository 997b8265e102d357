using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>The lens of tempered adversarial networks (Sajjadi et al. 2018): x + r(x), r a layer, residual blocks of two and a layer. For images of any size
/// the layers are 3×3 convolutions; for vectors they are linear.</summary>
internal sealed class Lens : nn.Module<Tensor, Tensor>
{
    private readonly WeightedLayer first;
    private readonly ModuleList<LensBlock> blocks = [];
    private readonly WeightedLayer last;

    private Lens(Func<int, int, WeightedLayer> layer, int values, int width, int blockCount, LensStart start, torch.Generator generator) : base(nameof(Lens))
    {
        first = layer(values, width);
        for (var i = 0; i < blockCount; i++)
            blocks.Add(new LensBlock(layer(width, width), layer(width, width)));
        last = layer(width, values);
        RegisterComponents();
        Initialization.Draw(this, start.Weights, 1, generator);
        if (!start.IsIdentity)
            return;
        using var _ = no_grad();
        last.Weight.zero_();
    }

    /// <summary>A lens for images.</summary>
    /// <param name="imageChannels">Channels of an image.</param>
    /// <param name="channels">Channels inside.</param>
    /// <param name="blockCount">Residual blocks.</param>
    /// <param name="start">Its first weights.</param>
    /// <param name="generator">Their random stream.</param>
    public static Lens OfImages(int imageChannels, int channels, int blockCount, LensStart start, torch.Generator generator) =>
        new((inputs, outputs) => WeightedLayer.Conv2d(inputs, outputs, kernel: 3, padding: 1), imageChannels, channels, blockCount, start, generator);

    /// <summary>A lens for vectors.</summary>
    /// <param name="length">Values in a vector.</param>
    /// <param name="units">Units inside.</param>
    /// <param name="blockCount">Residual blocks.</param>
    /// <param name="start">Its first weights.</param>
    /// <param name="generator">Their random stream.</param>
    public static Lens OfVectors(int length, int units, int blockCount, LensStart start, torch.Generator generator) =>
        new((inputs, outputs) => WeightedLayer.Linear(inputs, outputs), length, units, blockCount, start, generator);

    /// <inheritdoc/>
    public override Tensor forward(Tensor samples)
    {
        var x = first.call(samples);
        foreach (var block in blocks)
            x = block.call(x);
        return samples.Plus(last.call(x));
    }
}
