using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>A projection, the residual blocks of the plan, then batch norm, ReLU, a 3×3 convolution and tanh.</summary>
internal sealed class ResNetGenerator : Generator
{
    private readonly ResNetPlan _plan;
    private readonly LabelCodes _codes;
    private readonly Module<Tensor, Tensor> project;
    private readonly ModuleList<GeneratorBlock> blocks = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];
    private readonly Module<Tensor, Tensor?, Tensor> norm;
    private readonly Module<Tensor, Tensor> image;

    public ResNetGenerator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(ResNetGenerator))
    {
        _plan = ResNetPlan.For(specification);
        _codes = new LabelCodes(specification.ConcatenatedClasses);
        var (channels, height) = (_plan.TopChannels, _plan.TopHeight);
        project = layers.Linear(specification.LatentSize + _codes.ClassCount, (long)channels * height * _plan.TopWidth);
        foreach (var stage in _plan.Generator)
        {
            blocks.Add(new GeneratorBlock(layers, channels, stage, specification.NormalizedClasses, specification.Upsampling));
            (channels, height) = (stage.Channels, stage.Resizes ? 2 * height : height);
            attentions.Add(layers.Attention(channels, height));
        }
        norm = layers.ConditionalNorm(channels, 0);
        image = layers.Conv2d(channels, specification.Image.Channels, kernel: 3);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(_codes.Append(latents, classes)).view(-1, _plan.TopChannels, _plan.TopHeight, _plan.TopWidth).ChannelsLast();
        for (var i = 0; i < blocks.Count; i++)
            x = attentions[i].call(blocks[i].call(x, classes));
        return image.call(norm.Rectified(x, null)).contiguous().tanh();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(project, _codes.Write(graph, input, classes));
        x = graph.Reshape(x, -1, _plan.TopChannels, _plan.TopHeight, _plan.TopWidth);
        for (var i = 0; i < blocks.Count; i++)
            x = graph.Call(attentions[i], graph.Call(blocks[i], x, classes));
        return graph.Node("Tanh", [graph.Call(image, graph.Relu(graph.Call(norm, x)))]);
    }
}
