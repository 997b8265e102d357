using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Encoders;

/// <summary>BiGAN's discriminator of pairs (Donahue et al. 2017): the features of a sample and its latent go through a hidden layer together.</summary>
internal sealed class PairDiscriminator : EncodedDiscriminator
{
    private readonly FeatureDiscriminator features;
    private readonly nn.Module<Tensor, Tensor> hidden;
    private readonly nn.Module<Tensor, Tensor> logit;

    public PairDiscriminator(LayerFactory layers, FeatureDiscriminator features, int latentSize) : base(nameof(PairDiscriminator))
    {
        this.features = features;
        hidden = layers.Linear(features.FeatureCount + latentSize, Hidden);
        logit = layers.Linear(Hidden, 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput Judge(Tensor samples, Tensor latents)
    {
        var joint = hidden.call(cat([features.Encode(samples, null), latents], 1)).LeakyReluInPlace(Slope);
        return new DiscriminatorOutput(logit.call(joint).squeeze(1), null, joint);
    }
}
