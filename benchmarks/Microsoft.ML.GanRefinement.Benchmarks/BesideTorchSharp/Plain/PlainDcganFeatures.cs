using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A DCGAN discriminator's convolutions.</summary>
internal sealed class PlainDcganFeatures : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<Conv2d> downs = [];
    private readonly ModuleList<nn.Module<Tensor, Tensor>> norms = [];

    public PlainDcganFeatures(TrainingCase one) : base(nameof(PlainDcganFeatures))
    {
        var channels = one.Image.Channels;
        for (var i = 0; one.Image.Height >> i > 4; i++)
        {
            var next = one.BaseChannels << i;
            downs.Add(nn.Conv2d(channels, next, kernel_size: 4, stride: 2, padding: 1));
            norms.Add(one.NormalizesDiscriminator && i > 0 ? nn.BatchNorm2d(next) : nn.Identity());
            channels = next;
        }
        Size = channels * 4 * 4;
        RegisterComponents();
    }

    public long Size { get; }

    public override Tensor forward(Tensor images)
    {
        var x = images;
        for (var i = 0; i < downs.Count; i++)
            x = nn.functional.leaky_relu(norms[i].call(downs[i].call(x)), 0.2, inplace: true);
        return x.flatten(1);
    }
}
