using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>EBGAN's discriminator (Zhao et al. 2017, section 2.3): an autoencoder, whose energy E(x) is the mean squared error of its
/// reconstruction. Its logit is −E, so that larger is more real as everywhere; its features are the code.</summary>
internal sealed class AutoencoderDiscriminator : Discriminator
{
    private readonly FeatureDiscriminator encoder;
    private readonly nn.Module<Tensor, Tensor> code;
    private readonly Generator decoder;

    /// <param name="layers">Makes the layers between.</param>
    /// <param name="encoder">The features of a sample.</param>
    /// <param name="decoder">An unconditional generator.</param>
    /// <param name="codeSize">Size of the decoder's latents.</param>
    public AutoencoderDiscriminator(LayerFactory layers, FeatureDiscriminator encoder, Generator decoder, int codeSize) : base(nameof(AutoencoderDiscriminator))
    {
        (this.encoder, this.decoder) = (encoder, decoder);
        code = layers.Linear(encoder.FeatureCount, codeSize);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var codes = code.call(encoder.Encode(samples, classes));
        var energy = (decoder.call(codes, null) - samples).flatten(1).Squared().mean([1]);
        return new DiscriminatorOutput(energy.neg(), null, codes);
    }
}
