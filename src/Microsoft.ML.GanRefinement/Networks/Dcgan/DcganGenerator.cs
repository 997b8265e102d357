using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Dcgan;

/// <summary>The DCGAN generator (Radford et al. 2016): a projection of the latent, then for each doubling batch norm, ReLU and a transposed
/// 4×4 convolution with stride 2; tanh at the end. Conditional through the gain and bias of its batch norms.</summary>
internal sealed class DcganGenerator : Generator, IFoldsNorms
{
    private readonly DcganPlan _plan;
    private readonly LabelCodes _codes;
    private readonly Module<Tensor, Tensor> project;
    private readonly ModuleList<Module<Tensor, Tensor?, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> ups = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];

    public DcganGenerator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(DcganGenerator))
    {
        _plan = DcganPlan.For(specification.Image, specification.BaseChannels);
        _codes = new LabelCodes(specification.ConcatenatedClasses);
        var (channels, height) = (_plan.TopChannels, _plan.TopHeight);
        project = layers.Linear(specification.LatentSize + _codes.ClassCount, (long)channels * height * _plan.TopWidth, bias: false);
        for (var i = 0; i < _plan.Doublings; i++)
        {
            var next = i == _plan.Doublings - 1 ? specification.Image.Channels : channels / 2;
            attentions.Add(layers.Attention(channels, height));
            norms.Add(layers.ConditionalNorm(channels, specification.NormalizedClasses));
            ups.Add(layers.DoublingConvTranspose2d(channels, next, bias: false));
            (channels, height) = (next, 2 * height);
        }
        RegisterComponents();
    }

    /// <inheritdoc/>
    public void FoldNorms()
    {
        for (var i = 0; i < _plan.Doublings; i++)
        {
            if (attentions[i] is Identity)
                Folding.Into(i == 0 ? project : ups[i - 1], norms[i]);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(_codes.Append(latents, classes)).view(-1, _plan.TopChannels, _plan.TopHeight, _plan.TopWidth).ChannelsLast();
        for (var i = 0; i < _plan.Doublings; i++)
            x = ups[i].call(functional.relu(norms[i].call(attentions[i].call(x), classes), inplace: true));
        return x.contiguous().tanh();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(project, _codes.Write(graph, input, classes));
        x = graph.Reshape(x, -1, _plan.TopChannels, _plan.TopHeight, _plan.TopWidth);
        for (var i = 0; i < _plan.Doublings; i++)
            x = graph.Call(ups[i], graph.Relu(graph.Call(norms[i], graph.Call(attentions[i], x), classes)));
        return graph.Node("Tanh", [x]);
    }
}
