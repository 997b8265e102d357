using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.SnganCnn;

/// <summary>A projection to 8·c channels at an eighth of the image's size, three doublings to 4c, 2c and c, and a 3×3 convolution to the
/// image; batch norm and ReLU before each, tanh at the end.</summary>
internal sealed class SnganCnnGenerator : Generator, IFoldsNorms
{
    private readonly NetworkPairSpecification _specification;
    private readonly LabelCodes _codes;
    private readonly Module<Tensor, Tensor> project;
    private readonly ModuleList<Module<Tensor, Tensor?, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];
    private readonly ModuleList<Module<Tensor, Tensor>> convs = [];

    public SnganCnnGenerator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(SnganCnnGenerator))
    {
        _specification = specification;
        _codes = new LabelCodes(specification.ConcatenatedClasses);
        var (channels, height) = (TopChannels, TopHeight);
        project = layers.Linear(specification.LatentSize + _codes.ClassCount, (long)channels * height * TopWidth);
        for (var i = 0; i <= GanNetworks.SnganCnnFamily.Doublings; i++)
        {
            norms.Add(layers.ConditionalNorm(channels, specification.NormalizedClasses));
            attentions.Add(layers.Attention(channels, height));
            convs.Add(i < GanNetworks.SnganCnnFamily.Doublings
                ? layers.DoublingConvTranspose2d(channels, channels / 2)
                : layers.Conv2d(channels, specification.Image.Channels, kernel: 3));
            (channels, height) = (channels / 2, 2 * height);
        }
        RegisterComponents();
    }

    private int TopChannels => _specification.BaseChannels << GanNetworks.SnganCnnFamily.Doublings;

    private int TopHeight => _specification.Image.Height >> GanNetworks.SnganCnnFamily.Doublings;

    private int TopWidth => _specification.Image.Width >> GanNetworks.SnganCnnFamily.Doublings;

    /// <inheritdoc/>
    public void FoldNorms()
    {
        for (var i = 0; i < norms.Count; i++)
            Folding.Into(i == 0 ? project : convs[i - 1], norms[i]);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(_codes.Append(latents, classes)).view(-1, TopChannels, TopHeight, TopWidth).ChannelsLast();
        for (var i = 0; i < convs.Count; i++)
            x = convs[i].call(attentions[i].call(norms[i].Rectified(x, classes)));
        return x.contiguous().tanh();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(project, _codes.Write(graph, input, classes));
        x = graph.Reshape(x, -1, TopChannels, TopHeight, TopWidth);
        for (var i = 0; i < convs.Count; i++)
            x = graph.Call(convs[i], graph.Call(attentions[i], graph.Relu(graph.Call(norms[i], x, classes))));
        return graph.Node("Tanh", [x]);
    }
}
