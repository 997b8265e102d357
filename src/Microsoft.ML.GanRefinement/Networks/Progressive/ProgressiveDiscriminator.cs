using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Progressive;

/// <summary>The mirror image of a <see cref="ProgressiveGenerator"/> (Karras et al. 2018): means over pixels bring a sample to the resolution that the
/// network has grown to, a 1×1 convolution makes maps of it, and a stage of two 3×3 convolutions and a mean over 2×2 pixels is there for each halving; then,
/// if wanted, the batch's deviation as a channel, a convolution and a linear layer.</summary>
internal sealed class ProgressiveDiscriminator : FeatureDiscriminator, IGrowing
{
    private const double Slope = ProgressiveStage.Slope;

    private readonly ModuleList<Module<Tensor, Tensor>> colors = [];
    private readonly ModuleList<Module<Tensor, Tensor>> convs = [];
    private readonly ModuleList<Module<Tensor, Tensor>> narrowing = [];
    private readonly Module<Tensor, Tensor> deviation;
    private readonly Module<Tensor, Tensor> last;
    private readonly Module<Tensor, Tensor> dense;

    public ProgressiveDiscriminator(LayerFactory layers, NetworkPairSpecification s)
        : base(nameof(ProgressiveDiscriminator), s with { MinibatchDeviation = false })
    {
        var plan = DcganPlan.For(s.Image, s.BaseChannels);
        Doublings = plan.Doublings;
        colors.Add(layers.Conv2d(InputChannels, Channels(0), kernel: 1));
        for (var level = 1; level <= Doublings; level++)
        {
            colors.Add(layers.Conv2d(InputChannels, Channels(level), kernel: 1));
            convs.Add(layers.Conv2d(Channels(level), Channels(level), kernel: 3));
            narrowing.Add(layers.Conv2d(Channels(level), Channels(level - 1), kernel: 3));
        }
        deviation = s.MinibatchDeviation ? new MinibatchDeviation() : Identity();
        last = layers.Conv2d(Channels(0) + (s.MinibatchDeviation ? 1 : 0), Channels(0), kernel: 3);
        dense = layers.Linear((long)Channels(0) * plan.TopHeight * plan.TopWidth, Channels(0));
        register_buffer("progress", layers.Buffer(Growth.Buffer(Doublings)));
        RegisterComponents();
        AddHeads(layers, Channels(0));

        int Channels(int level) => ProgressiveGenerator.ChannelsAt(s.BaseChannels, plan.Doublings, level);
    }

    /// <inheritdoc/>
    public int Doublings { get; }

    /// <inheritdoc/>
    public double Progress
    {
        get => get_buffer("progress")!.ReadDouble();
        set => Growth.Set(get_buffer("progress")!, value);
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input)
    {
        var (level, share) = Growth.Of(Progress);
        var image = Growth.Reduced(input, Doublings - level);
        var x = Maps(image, level);
        for (var i = level; i > 0; i--)
        {
            x = convs[i - 1].call(x).LeakyReluInPlace(Slope);
            x = Growth.Reduced(narrowing[i - 1].call(x).LeakyReluInPlace(Slope), 1);
            if (i == level && share < 1)
                x = Growth.Fade(Maps(Growth.Reduced(image, 1), level - 1), x, share);
        }
        x = last.call(deviation.call(x)).LeakyReluInPlace(Slope);
        return dense.call(x.flatten(1)).LeakyReluInPlace(Slope);
    }

    private Tensor Maps(Tensor image, int level) => colors[level].call(image).LeakyReluInPlace(Slope);
}
