using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A lens with the product's sizes: it starts as the identity.</summary>
internal sealed class PlainLens : nn.Module<Tensor, Tensor>
{
    private const int Channels = 64;
    private const int Blocks = 8;

    private readonly Conv2d first;
    private readonly ModuleList<Sequential> blocks = [];
    private readonly Conv2d last;

    public PlainLens(int imageChannels) : base(nameof(PlainLens))
    {
        first = nn.Conv2d(imageChannels, Channels, kernel_size: 3, padding: 1);
        for (var i = 0; i < Blocks; i++)
        {
            blocks.Add(nn.Sequential(
                nn.Conv2d(Channels, Channels, kernel_size: 3, padding: 1), nn.ReLU(inplace: true), nn.Conv2d(Channels, Channels, kernel_size: 3, padding: 1)));
        }

        last = nn.Conv2d(Channels, imageChannels, kernel_size: 3, padding: 1);
        RegisterComponents();
        nn.init.zeros_(last.weight);
        nn.init.zeros_(last.bias!);
    }

    public override Tensor forward(Tensor images)
    {
        var x = first.call(images);
        foreach (var block in blocks)
            x += block.call(x);
        return images + last.call(x);
    }
}
