using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Encoders;

/// <summary>A generator with an encoder beside it: a discriminator's layers without its heads, and a linear layer. Both learn in the generator's
/// steps.</summary>
internal sealed class EncodingGenerator : Generator
{
    // A variance of e^±10 is none; beyond, the exponential leaves single precision.
    private const double MostLogVariance = 10;

    private readonly int _latentSize;
    private readonly bool _hasVariance;
    private readonly Generator generator;
    private readonly FeatureDiscriminator encoder;
    private readonly nn.Module<Tensor, Tensor> code;

    /// <param name="layers">Makes the layer between.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="encoder">The features of a sample.</param>
    /// <param name="latentSize">Values in a latent.</param>
    /// <param name="hasVariance">Whether codes are normal distributions.</param>
    public EncodingGenerator(LayerFactory layers, Generator generator, FeatureDiscriminator encoder, int latentSize, bool hasVariance)
        : base(nameof(EncodingGenerator))
    {
        (this.generator, this.encoder, _latentSize, _hasVariance) = (generator, encoder, latentSize, hasVariance);
        code = layers.Linear(encoder.FeatureCount, hasVariance ? 2L * latentSize : latentSize);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) => generator.call(latents, classes);

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) => graph.Call(generator, input, classes);

    /// <summary>Samples [B, …] → latents [B, Z]: the mean of their distribution where they have one.</summary>
    public Tensor Encode(Tensor samples) => EncodeNormal(samples).Mean;

    /// <summary>The mean and the logarithm of the variance of each sample's code, [B, Z] each; the latter is null for codes without one.</summary>
    public (Tensor Mean, Tensor? LogVariance) EncodeNormal(Tensor samples)
    {
        var values = code.call(encoder.Encode(samples, null));
        return _hasVariance
            ? (values.narrow(1, 0, _latentSize), values.narrow(1, _latentSize, _latentSize).Clamped(-MostLogVariance, MostLogVariance))
            : (values, null);
    }
}
