using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ClassicDcgan;

/// <summary>Four 5×5 convolutions with stride 2 and without bias to c, 2c, 4c and 8c channels, each followed by LeakyReLU(0.2) and, but for
/// the first, normalisation.</summary>
internal sealed class ClassicDcganDiscriminator : FeatureDiscriminator
{
    private const double Slope = 0.2;

    private readonly ModuleList<Module<Tensor, Tensor>> downs = [];
    private readonly ModuleList<Module<Tensor, Tensor>> norms = [];
    private readonly ModuleList<Module<Tensor, Tensor>> attentions = [];

    public ClassicDcganDiscriminator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(ClassicDcganDiscriminator), specification)
    {
        var (channels, image) = (InputChannels, specification.Image);
        for (var i = 0; i < GanNetworks.ClassicDcganFamily.Doublings; i++)
        {
            var next = specification.BaseChannels << i;
            downs.Add(layers.Conv2d(channels, next, kernel: 5, stride: 2, bias: false));
            norms.Add(i == 0 ? Identity() : layers.Norm(next));
            attentions.Add(layers.Attention(next, GanNetworks.ClassicDcganFamily.Halved(image.Height, i + 1)));
            channels = next;
        }
        RegisterComponents();
        AddHeads(layers, (long)channels * GanNetworks.ClassicDcganFamily.Halved(image.Height, GanNetworks.ClassicDcganFamily.Doublings)
            * GanNetworks.ClassicDcganFamily.Halved(image.Width, GanNetworks.ClassicDcganFamily.Doublings));
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input)
    {
        var x = input;
        for (var i = 0; i < downs.Count; i++)
            x = attentions[i].call(norms[i].call(downs[i].call(x).LeakyReluInPlace(Slope)));
        return x.flatten(1);
    }
}
