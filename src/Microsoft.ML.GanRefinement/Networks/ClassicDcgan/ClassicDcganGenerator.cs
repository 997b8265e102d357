using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ClassicDcgan;

/// <summary>16·c channels at a sixteenth of the image's size, then 8c, 4c, 2c and the image; each map but the last followed by batch norm
/// and ReLU, tanh at the end.</summary>
internal sealed class ClassicDcganGenerator : Generator, IFoldsNorms
{
    private readonly NetworkPairSpecification _specification;
    private readonly LabelCodes _codes;
    private readonly Module<Tensor, Tensor> project;
    private readonly ModuleList<Module<Tensor, Tensor?, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> ups = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];

    public ClassicDcganGenerator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(ClassicDcganGenerator))
    {
        _specification = specification;
        _codes = new LabelCodes(specification.ConcatenatedClasses);
        var channels = TopChannels;
        // The paper's transposed convolution of a 1×1 map is a linear map of the latent.
        project = layers.Linear(specification.LatentSize + _codes.ClassCount, (long)channels * Height(0) * Width(0), bias: false);
        for (var i = 0; i < GanNetworks.ClassicDcganFamily.Doublings; i++)
        {
            var next = i == GanNetworks.ClassicDcganFamily.Doublings - 1 ? specification.Image.Channels : channels / 2;
            norms.Add(layers.ConditionalNorm(channels, specification.NormalizedClasses));
            attentions.Add(layers.Attention(channels, Height(i)));
            ups.Add(layers.DoublingConvTranspose2d(channels, next, bias: false));
            channels = next;
        }
        RegisterComponents();
    }

    private int TopChannels => _specification.BaseChannels << GanNetworks.ClassicDcganFamily.Doublings;

    /// <inheritdoc/>
    public void FoldNorms()
    {
        for (var i = 0; i < norms.Count; i++)
            Folding.Into(i == 0 ? project : ups[i - 1], norms[i]);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(_codes.Append(latents, classes)).view(-1, TopChannels, Height(0), Width(0)).ChannelsLast();
        for (var i = 0; i < GanNetworks.ClassicDcganFamily.Doublings; i++)
        {
            x = ups[i].call(attentions[i].call(norms[i].Rectified(x, classes)));
            // A side that is no multiple of 16 is odd somewhere on the way.
            x = x.narrow(2, 0, Height(i + 1)).narrow(3, 0, Width(i + 1));
        }
        return x.contiguous().tanh();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(project, _codes.Write(graph, input, classes));
        x = graph.Reshape(x, -1, TopChannels, Height(0), Width(0));
        for (var i = 0; i < GanNetworks.ClassicDcganFamily.Doublings; i++)
        {
            x = graph.Call(ups[i], graph.Call(attentions[i], graph.Relu(graph.Call(norms[i], x, classes))));
            if (Height(i + 1) != 2 * Height(i) || Width(i + 1) != 2 * Width(i))
                x = graph.Node("Slice", [x, graph.Numbers(0, 0), graph.Numbers(Height(i + 1), Width(i + 1)), graph.Numbers(2, 3)]);
        }
        return graph.Node("Tanh", [x]);
    }

    private int Height(int doublings) =>
        GanNetworks.ClassicDcganFamily.Halved(_specification.Image.Height, GanNetworks.ClassicDcganFamily.Doublings - doublings);

    private int Width(int doublings) => GanNetworks.ClassicDcganFamily.Halved(_specification.Image.Width, GanNetworks.ClassicDcganFamily.Doublings - doublings);
}
