using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>The generator of progressive growing, grown.</summary>
internal sealed class PlainProgressiveGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly PlainEqualizedLayer project;
    private readonly PlainEqualizedLayer first;
    private readonly ModuleList<PlainEqualizedLayer> stages = [];
    private readonly ModuleList<PlainEqualizedLayer> images = [];

    public PlainProgressiveGenerator(TrainingCase one) : base(nameof(PlainProgressiveGenerator))
    {
        var doublings = (int)Math.Log2(one.Image.Height / 4);
        project = new PlainEqualizedLayer(TrainingCase.LatentSize, Channels(0) * 4 * 4);
        first = new PlainEqualizedLayer(Channels(0), Channels(0), 3);
        images.Add(new PlainEqualizedLayer(Channels(0), one.Image.Channels, 1));
        for (var level = 1; level <= doublings; level++)
        {
            stages.Add(new PlainEqualizedLayer(Channels(level - 1), Channels(level), 3));
            stages.Add(new PlainEqualizedLayer(Channels(level), Channels(level), 3));
            images.Add(new PlainEqualizedLayer(Channels(level), one.Image.Channels, 1));
        }
        RegisterComponents();

        int Channels(int level) => ChannelsAt(one, level);
    }

    public static int ChannelsAt(TrainingCase one, int level) => one.BaseChannels << Math.Max(0, (int)Math.Log2(one.Image.Height / 4) - 1 - level);

    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = Made(project.call(Normalized(latents)).view(latents.shape[0], -1, 4, 4));
        x = Made(first.call(x));
        for (var i = 0; i < stages.Count; i++)
            x = Made(stages[i].call(i % 2 == 0 ? nn.functional.interpolate(x, scale_factor: [2, 2]) : x));
        return images[^1].call(x);
    }

    private static Tensor Made(Tensor x) => Normalized(nn.functional.leaky_relu(x, 0.2, inplace: true));

    private static Tensor Normalized(Tensor x) => x * (x.square().mean([1L], keepdim: true) + 1e-8).rsqrt();
}
