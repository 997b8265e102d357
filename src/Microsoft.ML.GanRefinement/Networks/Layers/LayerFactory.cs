using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Makes the layers of one network as its specification wants them, and counts their values.</summary>
/// <remarks>A dry run makes every layer with one channel: the network that comes out is of no use, but the count is the real one's, got
/// without taking memory for it. So the size of a saved network is known before it is built, from the very code that builds it.</remarks>
internal sealed class LayerFactory
{
    private readonly bool _dryRun;
    private readonly bool _spectral;
    private readonly bool _weightNormalized;
    private readonly bool _equalized;
    private readonly int _reference;
    private readonly bool _ofGenerator;
    private readonly DiscriminatorNormalization _normalization;
    private readonly GeneratorNormalization _generatorNormalization;
    private readonly int _attentionResolution;
    private readonly List<int> _resolutions = [];

    private LayerFactory(NetworkPairSpecification s, bool ofGenerator, bool dryRun)
    {
        (_dryRun, _ofGenerator, _attentionResolution) = (dryRun, ofGenerator, s.SelfAttentionResolution);
        _spectral = ofGenerator ? s.GeneratorSpectralNormalization : s.SpectralNormalization;
        (_weightNormalized, _equalized, _reference) = (s.WeightNormalization, s.EqualizedLearningRate, s.ReferenceBatchSize);
        (_normalization, _generatorNormalization) = (s.Normalization, s.GeneratorNormalization);
    }

    /// <summary>Values of all layers so far, running statistics and singular vectors included.</summary>
    public long Weights { get; private set; }

    /// <summary>Heights of the maps that could have had self-attention.</summary>
    public IReadOnlyList<int> Resolutions => _resolutions;

    /// <summary>For a generator.</summary>
    public static LayerFactory Generator(NetworkPairSpecification s, bool dryRun = false) =>
        new(s, ofGenerator: true, dryRun);

    /// <summary>For a discriminator; for the generator that is an autoencoder's decoder too.</summary>
    public static LayerFactory Discriminator(NetworkPairSpecification s, bool dryRun = false) =>
        new(s, ofGenerator: false, dryRun);

    /// <summary>A linear layer.</summary>
    public Module<Tensor, Tensor> Linear(long inputs, long outputs, bool bias = true)
    {
        Count(inputs * outputs, outputs, bias);
        return Normalized(WeightedLayer.Linear(Size(inputs), Size(outputs), bias));
    }

    /// <summary>A convolution.</summary>
    public Module<Tensor, Tensor> Conv2d(long inputs, long outputs, int kernel, int stride = 1, bool bias = true)
    {
        // Odd kernels keep the size, a 4×4 kernel with stride 2 halves it.
        var padding = (kernel - 1) / 2;
        Count(inputs * outputs * kernel * kernel, outputs, bias);
        return Normalized(WeightedLayer.Conv2d(Size(inputs), Size(outputs), kernel, stride, padding, bias));
    }

    /// <summary>A transposed 4×4 convolution that doubles the size.</summary>
    public Module<Tensor, Tensor> DoublingConvTranspose2d(long inputs, long outputs, bool bias = true)
    {
        Count(inputs * outputs * 4 * 4, outputs, bias);
        return Normalized(WeightedLayer.ConvTranspose2d(Size(inputs), Size(outputs), kernel: 4, stride: 2, padding: 1, bias), transposed: true);
    }

    /// <summary>Doubling by repetition, then a 3×3 convolution. Model files have decoders without spectral normalisation of this layer.</summary>
    public Module<Tensor, Tensor> UpsampledConv2d(long inputs, long outputs)
    {
        var spectral = _spectral && _ofGenerator;
        Weights += (inputs * outputs * 3 * 3) + outputs + (spectral || _weightNormalized ? outputs : 0);
        return spectral || _weightNormalized || _equalized
            ? Normalized(WeightedLayer.UpsampledConv2d(Size(inputs), Size(outputs)))
            : new UpsampledConv2d(Size(inputs), Size(outputs));
    }

    /// <summary>A vector for each class.</summary>
    public Module<Tensor, Tensor> Embedding(int classes, long size)
    {
        Count(classes * size, classes, bias: false);
        return Normalized(WeightedLayer.Embedding(Size(classes), Size(size)));
    }

    /// <summary>The generator's normalisation, with a gain and a bias for each class.</summary>
    public Module<Tensor, Tensor?, Tensor> ConditionalNorm(int channels, int classes)
    {
        var few = (int)Math.Min(classes, Size(classes));
        if (_generatorNormalization == GeneratorNormalization.VirtualBatch)
        {
            Weights += 2L * channels * Math.Max(1, classes);
            return new VirtualBatchNorm2d((int)Size(channels), few, _reference);
        }
        if (_generatorNormalization != GeneratorNormalization.Batch)
        {
            Weights += 2L * channels * ConditionalSampleNorm2d.RowCount(_generatorNormalization, classes);
            return new ConditionalSampleNorm2d(_generatorNormalization, (int)Size(channels), few);
        }
        // A gain and a bias for each class, and two running statistics.
        Weights += (2L * channels * Math.Max(1, classes)) + (2L * channels);
        return new ConditionalBatchNorm2d((int)Size(channels), few);
    }

    /// <summary>The discriminator's normalisation.</summary>
    public Module<Tensor, Tensor> Norm(int channels)
    {
        if (_normalization == DiscriminatorNormalization.None)
            return nn.Identity();
        var batch = _normalization == DiscriminatorNormalization.Batch;
        Weights += (batch ? 4L : 2L) * channels;
        return batch ? new PlainBatchNorm2d((int)Size(channels)) : GroupNorm(_normalization == DiscriminatorNormalization.Layer ? 1 : Size(channels),
            Size(channels));
    }

    /// <summary>Self-attention where it is wanted at this height, else nothing.</summary>
    public Module<Tensor, Tensor> Attention(int channels, int height)
    {
        _resolutions.Add(height);
        if (height != _attentionResolution)
            return nn.Identity();
        Weights += 1;
        return new SelfAttention2d(this, channels);
    }

    /// <summary>A buffer of zeros.</summary>
    public Tensor Zeros(int rows, int columns)
    {
        Weights += (long)rows * columns;
        return zeros([Size(rows), Size(columns)], dtype: ScalarType.Float32, device: CPU);
    }

    /// <summary>Another buffer, however large it is in a dry run.</summary>
    public Tensor Buffer(Tensor buffer)
    {
        Weights += buffer.numel();
        return buffer;
    }

    // torch starts it as the identity, TorchSharp's constructor does not promise to.
    private static TorchSharp.Modules.GroupNorm GroupNorm(long groups, long channels)
    {
        var norm = nn.GroupNorm(groups, channels);
        using var _ = no_grad();
        norm.weight!.Fill(1);
        norm.bias!.zero_();
        return norm;
    }

    private Module<Tensor, Tensor> Normalized(WeightedLayer layer, bool transposed = false) =>
        _spectral ? new SpectralNormalized(layer, transposed)
        : _weightNormalized ? new WeightNormalized(layer, transposed)
        : _equalized ? new EqualizedLayer(layer, transposed)
        : layer;

    private void Count(long weight, long outputs, bool bias) => Weights += weight + (bias ? outputs : 0) + (_spectral || _weightNormalized ? outputs : 0);

    private long Size(long wanted) => _dryRun ? 1 : wanted;
}
