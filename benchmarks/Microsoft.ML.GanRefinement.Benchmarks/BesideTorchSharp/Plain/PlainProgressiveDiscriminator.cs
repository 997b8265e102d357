using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>The discriminator of progressive growing, grown.</summary>
internal sealed class PlainProgressiveDiscriminator : nn.Module<Tensor, PlainOutput>
{
    private readonly ModuleList<PlainEqualizedLayer> colors = [];
    private readonly ModuleList<PlainEqualizedLayer> convs = [];
    private readonly ModuleList<PlainEqualizedLayer> narrowing = [];
    private readonly PlainEqualizedLayer last;
    private readonly PlainEqualizedLayer dense;
    private readonly PlainEqualizedLayer logit;

    public PlainProgressiveDiscriminator(TrainingCase one) : base(nameof(PlainProgressiveDiscriminator))
    {
        colors.Add(new PlainEqualizedLayer(one.Image.Channels, Channels(0), 1));
        for (var level = 1; one.Image.Height >> level >= 4; level++)
        {
            colors.Add(new PlainEqualizedLayer(one.Image.Channels, Channels(level), 1));
            convs.Add(new PlainEqualizedLayer(Channels(level), Channels(level), 3));
            narrowing.Add(new PlainEqualizedLayer(Channels(level), Channels(level - 1), 3));
        }
        last = new PlainEqualizedLayer(Channels(0) + 1, Channels(0), 3);
        dense = new PlainEqualizedLayer(Channels(0) * 4 * 4, Channels(0));
        logit = new PlainEqualizedLayer(Channels(0), 1);
        RegisterComponents();

        int Channels(int level) => PlainProgressiveGenerator.ChannelsAt(one, level);
    }

    public override PlainOutput forward(Tensor images)
    {
        var x = Activated(colors[^1].call(images));
        for (var i = convs.Count - 1; i >= 0; i--)
            x = nn.functional.avg_pool2d(Activated(narrowing[i].call(Activated(convs[i].call(x)))), 2);
        var deviation = ((x - x.mean([0L], keepdim: true)).square().mean([0L]) + 1e-8).sqrt().mean();
        x = cat([x, deviation.expand(x.shape[0], 1, x.shape[2], x.shape[3])], 1);
        x = Activated(dense.call(Activated(last.call(x)).flatten(1)));
        return new PlainOutput(logit.call(x).squeeze(1), null, x);
    }

    private static Tensor Activated(Tensor x) => nn.functional.leaky_relu(x, 0.2, inplace: true);
}
