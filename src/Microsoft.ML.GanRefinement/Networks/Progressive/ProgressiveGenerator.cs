using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Progressive;

/// <summary>A generator that grows (Karras et al. 2018): a projection of the normalised latent to the smallest map and a convolution, then a stage for each
/// doubling. A linear 1×1 convolution makes an image of each stage's maps; samples have their full size all the time, by repetition of pixels.</summary>
internal sealed class ProgressiveGenerator : Generator, IGrowing
{
    // On a mean square of about 1.
    private const double Epsilon = 1e-8;

    private readonly DcganPlan _plan;
    private readonly LabelCodes _codes;
    private readonly int _channels;
    private readonly Module<Tensor, Tensor> project;
    private readonly Module<Tensor, Tensor?, Tensor> projectNorm;
    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor?, Tensor> firstNorm;
    private readonly ModuleList<ProgressiveStage> stages = [];
    private readonly ModuleList<Module<Tensor, Tensor>> images = [];

    public ProgressiveGenerator(LayerFactory layers, NetworkPairSpecification s) : base(nameof(ProgressiveGenerator))
    {
        _plan = DcganPlan.For(s.Image, s.BaseChannels);
        _codes = new LabelCodes(s.ConcatenatedClasses);
        _channels = Channels(0);
        project = layers.Linear(s.LatentSize + _codes.ClassCount, (long)_channels * _plan.TopHeight * _plan.TopWidth);
        projectNorm = layers.ConditionalNorm(_channels, s.NormalizedClasses);
        first = layers.Conv2d(_channels, _channels, kernel: 3);
        firstNorm = layers.ConditionalNorm(_channels, s.NormalizedClasses);
        images.Add(layers.Conv2d(_channels, s.Image.Channels, kernel: 1));
        for (var level = 1; level <= _plan.Doublings; level++)
        {
            stages.Add(new ProgressiveStage(layers, Channels(level - 1), Channels(level), s.NormalizedClasses));
            images.Add(layers.Conv2d(Channels(level), s.Image.Channels, kernel: 1));
        }
        register_buffer("progress", layers.Buffer(Growth.Buffer(_plan.Doublings)));
        RegisterComponents();

        int Channels(int level) => ChannelsAt(s.BaseChannels, _plan.Doublings, level);
    }

    /// <inheritdoc/>
    public int Doublings => _plan.Doublings;

    /// <inheritdoc/>
    public double Progress
    {
        get => get_buffer("progress")!.ReadDouble();
        set => Growth.Set(get_buffer("progress")!, value);
    }

    /// <summary>Channels after so many doublings: the base channels at the two largest resolutions, twice as many for each below.</summary>
    public static int ChannelsAt(int baseChannels, int doublings, int level) => checked(baseChannels << Math.Max(0, doublings - 1 - level));

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var (level, share) = Growth.Of(Progress);
        var z = latents * latents.Squared().mean([1], keepdim: true).Plus(Epsilon).rsqrt();
        var x = project.call(_codes.Append(z, classes)).view(-1, _channels, _plan.TopHeight, _plan.TopWidth).ChannelsLast();
        x = projectNorm.call(x.LeakyRelu(ProgressiveStage.Slope), classes);
        x = firstNorm.call(first.call(x).LeakyReluInPlace(ProgressiveStage.Slope), classes);
        var before = x;
        for (var i = 0; i < level; i++)
            (before, x) = (x, stages[i].call(x, classes));
        var image = images[level].call(x);
        if (share < 1)
            image = Growth.Fade(Growth.Enlarged(images[level - 1].call(before), 1), image, share);
        return Growth.Enlarged(image, Doublings - level).contiguous();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var (level, share) = Growth.Of(Progress);
        var size = graph.Node("ReduceMean", [graph.Node("Mul", [input, input])], ("axes", new[] { 1L }), ("keepdims", 1L));
        var z = graph.Node("Div", [input, graph.Node("Sqrt", [graph.Node("Add", [size, graph.Floats((float)Epsilon)])])]);
        var x = graph.Reshape(graph.Call(project, _codes.Write(graph, z, classes)), -1, _channels, _plan.TopHeight, _plan.TopWidth);
        x = graph.Call(projectNorm, ProgressiveStage.Activated(graph, x), classes);
        x = graph.Call(firstNorm, ProgressiveStage.Activated(graph, graph.Call(first, x)), classes);
        var before = x;
        for (var i = 0; i < level; i++)
            (before, x) = (x, graph.Call(stages[i], x, classes));
        var image = graph.Call(images[level], x);
        if (share < 1)
        {
            var old = graph.Enlarged(graph.Call(images[level - 1], before), 2);
            image = graph.Node("Add", [Times(old, 1 - share), Times(image, share)]);
        }
        return graph.Enlarged(image, 1 << (Doublings - level));

        OnnxValue Times(OnnxValue values, double number) => graph.Node("Mul", [values, graph.Floats((float)number)]);
    }
}
