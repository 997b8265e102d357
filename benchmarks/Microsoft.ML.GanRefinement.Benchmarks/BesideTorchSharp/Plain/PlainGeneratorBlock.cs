using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainGeneratorBlock : nn.Module<Tensor, Tensor>
{
    private readonly BatchNorm2d norm1;
    private readonly Conv2d conv1;
    private readonly BatchNorm2d norm2;
    private readonly Conv2d conv2;
    private readonly Conv2d shortcut;

    public PlainGeneratorBlock(int channels) : base(nameof(PlainGeneratorBlock))
    {
        (norm1, conv1) = (nn.BatchNorm2d(channels), nn.Conv2d(channels, channels, kernel_size: 3, padding: 1));
        (norm2, conv2) = (nn.BatchNorm2d(channels), nn.Conv2d(channels, channels, kernel_size: 3, padding: 1));
        shortcut = nn.Conv2d(channels, channels, kernel_size: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = conv1.call(Doubled(nn.functional.relu(norm1.call(x), inplace: true)));
        y = conv2.call(nn.functional.relu(norm2.call(y), inplace: true));
        return y + shortcut.call(Doubled(x));
    }

    private static Tensor Doubled(Tensor x) => nn.functional.interpolate(x, scale_factor: [2, 2]);
}
