using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.SnganCnn;

/// <summary>3×3 convolutions with c, 2c, 4c and 8c channels and 4×4 convolutions with stride 2 between them, each followed by normalisation
/// (if wanted, not after the first) and LeakyReLU(0.1).</summary>
internal sealed class SnganCnnDiscriminator : FeatureDiscriminator, IFoldsNorms
{
    private const double Slope = 0.1;

    private readonly ModuleList<Module<Tensor, Tensor>> convs = [];
    private readonly ModuleList<Module<Tensor, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];

    public SnganCnnDiscriminator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(SnganCnnDiscriminator), specification)
    {
        var (channels, height, image) = (specification.BaseChannels, specification.Image.Height, specification.Image);
        Add(layers.Conv2d(InputChannels, channels, kernel: 3), Identity(), layers.Attention(channels, height));
        for (var i = 0; i < GanNetworks.SnganCnnFamily.Doublings; i++)
        {
            var next = 2 * channels;
            height /= 2;
            Add(layers.Conv2d(channels, next, kernel: 4, stride: 2), layers.Norm(next), Identity());
            Add(layers.Conv2d(next, next, kernel: 3), layers.Norm(next), layers.Attention(next, height));
            channels = next;
        }
        RegisterComponents();
        AddHeads(layers, (long)channels * height * (image.Width >> GanNetworks.SnganCnnFamily.Doublings));
    }

    /// <inheritdoc/>
    public void FoldNorms()
    {
        for (var i = 0; i < convs.Count; i++)
            Folding.Into(convs[i], norms[i]);
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input)
    {
        var x = input;
        for (var i = 0; i < convs.Count; i++)
            x = attentions[i].call(norms[i].call(convs[i].call(x)).LeakyReluInPlace(Slope));
        return x.flatten(1);
    }

    private void Add(Module<Tensor, Tensor> conv, Module<Tensor, Tensor> norm, Module<Tensor, Tensor> attention)
    {
        convs.Add(conv);
        norms.Add(norm);
        attentions.Add(attention);
    }
}
