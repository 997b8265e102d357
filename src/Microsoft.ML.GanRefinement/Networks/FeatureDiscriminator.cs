using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A discriminator that maps samples to features, and those to what its heads say: a logit and, in a conditional pair, class
/// logits or the class's share of the logit.</summary>
internal abstract class FeatureDiscriminator(string name, NetworkPairSpecification specification) : Discriminator(name)
{
    private readonly LabelCodes _codes = new(specification.ConcatenatedClasses);
    private nn.Module<Tensor, Tensor>? _minibatch;
    private nn.Module<Tensor, Tensor>? _deviation;
    private nn.Module<Tensor, Tensor>? _logit;
    private nn.Module<Tensor, Tensor>? _classifier;
    private nn.Module<Tensor, Tensor>? _embedding;
    private nn.Module<Tensor, Tensor>? _latentCodes;
    private nn.Module<Tensor, Tensor>? _latentCategories;
    private nn.Module<Tensor, Tensor>? _categories;
    private NormalizedClassifier? _normalizedClassifier;

    /// <summary>F: how many features a sample has.</summary>
    public long FeatureCount { get; private set; }

    /// <summary>The channels of the first layer: the sample's, and those of classes that are concatenated to it.</summary>
    protected int InputChannels => specification.Image.Channels + specification.ConcatenatedClasses;

    /// <summary>Features [B, F] of samples and, where they are concatenated, classes.</summary>
    public Tensor Encode(Tensor samples, Tensor? classes)
    {
        var input = _codes.Append(samples, classes);
        return Features(input.dim() == 4 ? input.ChannelsLast() : input);
    }

    /// <inheritdoc/>
    public sealed override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var features = Encode(samples, classes);
        var judged = _minibatch?.call(features) ?? features;
        judged = _deviation?.call(judged) ?? judged;
        var categories = _categories?.call(judged);
        var logits = categories is null ? _logit!.call(judged).squeeze(1) : Certainty(categories);
        if (_embedding is not null)
            logits = logits.Plus((_embedding.call(Required(classes)) * features).sum(1L));
        var (codes, codeCategories) = (_latentCodes?.call(judged), _latentCategories?.call(judged));
        if (_normalizedClassifier is null)
        {
            return new DiscriminatorOutput(logits, _classifier?.call(judged), features)
            {
                Codes = codes,
                CodeCategories = codeCategories,
                Categories = categories,
            };
        }

        var (cosines, directions) = _normalizedClassifier.call(judged);
        return new DiscriminatorOutput(logits, cosines, features)
        {
            Embedding = directions,
            Codes = codes,
            CodeCategories = codeCategories,
            Categories = categories,
        };
    }

    /// <summary>The last hidden layer of a batch with all its channels.</summary>
    protected abstract Tensor Features(Tensor input);

    /// <summary>Adds the heads, as children of this network; the encoder of an autoencoder has none. Called last by the constructor, so
    /// that they come after the layers.</summary>
    protected void AddHeads(LayerFactory layers, long features)
    {
        FeatureCount = features;
        if (specification.Autoencoder)
            return;
        var judged = features;
        if (specification.MinibatchKernels is > 0 and var kernels)
        {
            register_module("minibatch", _minibatch = new MinibatchDiscrimination(layers, features, kernels));
            judged += kernels;
        }
        if (specification.MinibatchDeviation)
        {
            register_module("deviation", _deviation = new MinibatchDeviation());
            judged++;
        }
        if (specification.Categories > 0)
            register_module("categories", _categories = layers.Linear(judged, specification.Categories));
        else
            register_module("logit", _logit = layers.Linear(judged, 1));
        if (specification.LatentCodes > 0)
            register_module("codes", _latentCodes = layers.Linear(judged, specification.LatentCodes));
        if (specification.LatentCategories > 0)
            register_module("code_categories", _latentCategories = layers.Linear(judged, specification.LatentCategories));
        if (specification.ClassCount > 0 && specification.Conditioning == ClassConditioning.AuxiliaryClassifier)
            register_module("classifier", _classifier = layers.Linear(judged, specification.ClassCount));
        if (specification.ClassCount > 0 && specification.Conditioning == ClassConditioning.Projection)
            register_module("embedding", _embedding = layers.Embedding(specification.ClassCount, features));
        if (specification.ClassCount > 0 && specification.Conditioning == ClassConditioning.NormalizedClassifier)
        {
            register_module("classifier", _normalizedClassifier =
                new NormalizedClassifier(layers, judged, specification.ClassCount, specification.ClassEmbeddingSize));
        }
    }

    // Minus the entropy, Σ p ln p.
    private static Tensor Certainty(Tensor categories)
    {
        var logs = categories.log_softmax(1);
        return (logs.exp() * logs).sum(1L);
    }

    private Tensor Required(Tensor? classes) => classes
        ?? throw new InvalidOperationException($"A network with {specification.ClassCount} classes was called without classes.");
}
