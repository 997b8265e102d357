using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainDcganDiscriminator : nn.Module<Tensor, PlainOutput>
{
    private readonly ModuleList<Conv2d> downs = [];
    private readonly ModuleList<nn.Module<Tensor, Tensor>> norms = [];
    private readonly Linear logit;
    private readonly Linear? classifier;

    public PlainDcganDiscriminator(TrainingCase one) : base(nameof(PlainDcganDiscriminator))
    {
        var channels = one.Image.Channels;
        for (var i = 0; one.Image.Height >> i > 4; i++)
        {
            var next = one.BaseChannels << i;
            downs.Add(nn.Conv2d(channels, next, kernel_size: 4, stride: 2, padding: 1));
            norms.Add(one.NormalizesDiscriminator && i > 0 ? nn.BatchNorm2d(next) : nn.Identity());
            channels = next;
        }
        logit = nn.Linear(channels * 4 * 4, 1);
        classifier = one.ClassCount == 0 ? null : nn.Linear(channels * 4 * 4, one.ClassCount);
        RegisterComponents();
    }

    public override PlainOutput forward(Tensor images)
    {
        var x = images;
        for (var i = 0; i < downs.Count; i++)
            x = nn.functional.leaky_relu(norms[i].call(downs[i].call(x)), 0.2, inplace: true);
        x = x.flatten(1);
        return new PlainOutput(logit.call(x).squeeze(1), classifier?.call(x));
    }
}
