using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>The residual blocks of the plan, ReLU, and the sum or mean over all positions.</summary>
internal sealed class ResNetDiscriminator : FeatureDiscriminator
{
    private readonly FeaturePooling _pooling;
    private readonly ModuleList<Module<Tensor, Tensor>> blocks = [];

    public ResNetDiscriminator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(ResNetDiscriminator), specification)
    {
        _pooling = specification.Pooling;
        var (channels, height) = (InputChannels, specification.Image.Height);
        var plan = ResNetPlan.For(specification);
        foreach (var stage in plan.Discriminator)
        {
            blocks.Add(new DiscriminatorBlock(layers, channels, stage, atImage: blocks.Count == 0, plan.DiscriminatorBias));
            (channels, height) = (stage.Channels, stage.Resizes ? height / 2 : height);
            blocks.Add(layers.Attention(channels, height));
        }
        RegisterComponents();
        AddHeads(layers, channels);
    }

    /// <inheritdoc/>
    protected override Tensor Features(Tensor input)
    {
        var x = input;
        foreach (var block in blocks)
            x = block.call(x);
        x = functional.relu(x);
        return _pooling == FeaturePooling.Sum ? x.sum([2L, 3L]) : x.mean([2L, 3L]);
    }
}
