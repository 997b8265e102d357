using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Encoders;

/// <summary>The adversarial autoencoder's discriminator of latents (Makhzani et al. 2016): a perceptron of two hidden layers.</summary>
internal sealed class CodeDiscriminator : EncodedDiscriminator
{
    private readonly nn.Module<Tensor, Tensor> first;
    private readonly nn.Module<Tensor, Tensor> second;
    private readonly nn.Module<Tensor, Tensor> logit;

    public CodeDiscriminator(LayerFactory layers, int latentSize) : base(nameof(CodeDiscriminator))
    {
        first = layers.Linear(latentSize, Hidden);
        second = layers.Linear(Hidden, Hidden);
        logit = layers.Linear(Hidden, 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput Judge(Tensor samples, Tensor latents) => Judge(latents);

    /// <summary>[B] scores of latents, higher for those that look like the prior's.</summary>
    public DiscriminatorOutput Judge(Tensor latents)
    {
        var features = second.call(first.call(latents).LeakyReluInPlace(Slope)).LeakyReluInPlace(Slope);
        return new DiscriminatorOutput(logit.call(features).squeeze(1), null, features);
    }
}
