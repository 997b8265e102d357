using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Dcgan;

/// <summary>The DCGAN discriminator: for each halving a 4×4 convolution with stride 2, normalisation if wanted except in the first (Radford
/// et al. 2016), and LeakyReLU(0.2).</summary>
internal sealed class DcganDiscriminator : FeatureDiscriminator, IFoldsNorms, IOnnxModule
{
    private const double Slope = 0.2;

    private readonly ModuleList<Module<Tensor, Tensor>> downs = [];
    private readonly ModuleList<Module<Tensor, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];

    public DcganDiscriminator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(DcganDiscriminator), specification)
    {
        var plan = DcganPlan.For(specification.Image, specification.BaseChannels);
        var (channels, height) = (InputChannels, specification.Image.Height);
        for (var i = 0; i < plan.Doublings; i++)
        {
            var next = specification.BaseChannels << i;
            height /= 2;
            downs.Add(layers.Conv2d(channels, next, kernel: 4, stride: 2));
            norms.Add(i == 0 ? Identity() : layers.Norm(next));
            attentions.Add(layers.Attention(next, height));
            channels = next;
        }
        RegisterComponents();
        AddHeads(layers, (long)channels * plan.TopHeight * plan.TopWidth);
    }

    /// <inheritdoc/>
    public void FoldNorms()
    {
        for (var i = 0; i < downs.Count; i++)
            Folding.Into(downs[i], norms[i]);
    }

    /// <summary>Its features in a graph, of samples without classes.</summary>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = input;
        for (var i = 0; i < downs.Count; i++)
            x = graph.Call(attentions[i], graph.Node("LeakyRelu", [graph.Call(norms[i], graph.Call(downs[i], x))], ("alpha", (float)Slope)));
        return graph.Node("Flatten", [x], ("axis", 1L));
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input)
    {
        var x = input;
        for (var i = 0; i < downs.Count; i++)
            x = attentions[i].call(norms[i].call(downs[i].call(x)).LeakyReluInPlace(Slope));
        return x.flatten(1);
    }
}
