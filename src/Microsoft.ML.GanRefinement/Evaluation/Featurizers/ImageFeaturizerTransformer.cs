using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Adds features of images for an evaluation; fitted by <see cref="ImageFeaturizerEstimator"/>.</summary>
/// <remarks>Every pass over a transformed view computes again; see <c>mlContext.Data.Cache</c>. Thread-safe. Load models from trusted
/// sources only.</remarks>
public sealed class ImageFeaturizerTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Image Featurizer";
    internal const string LoaderSignature = "GanImageFeaturizer";

    private const string WeightStream = "featurizer.weights";
    private static readonly ModelIdentity s_identity = new("GANIMGFT", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly FrozenNetwork<FeaturizerSpecification, nn.Module<Tensor, Tensor>> _featurizer;
    private readonly FeaturizerColumns _columns;
    private readonly BatchTransform _transform;

    /// <summary>Takes the network over.</summary>
    internal ImageFeaturizerTransformer(
        IHostEnvironment environment, FeaturizerSpecification specification, nn.Module<Tensor, Tensor> network, Device device, FeaturizerColumns columns)
    {
        _featurizer = new(typeof(ImageFeaturizerTransformer), specification, specification.ToJson(), network, device, specification.WeightsHash);
        _columns = columns;
        var host = environment.Register(nameof(ImageFeaturizerTransformer));
        _transform = new BatchTransform(host, new FeaturizerMapper(_featurizer, columns, host));
    }

    /// <summary>What it computes, in words, for <see cref="EvaluationProtocol.Featurizer"/>. Of Inception-v3 it says whether the weights
    /// are the published ones.</summary>
    public string FeaturizerName => _featurizer.Specification.Name;

    /// <summary>SHA-256 in hexadecimal digits, for <see cref="EvaluationProtocol.FeaturizerHash"/>: of the file that the weights came from,
    /// or of kind, sizes and weights where there was none.</summary>
    public string Fingerprint => _featurizer.Fingerprint;

    /// <summary>How it brings images to another size, for <see cref="EvaluationProtocol.ResizeRule"/>.</summary>
    public string ResizeRule => _featurizer.Specification.ResizeRule;

    /// <summary>How many features an image gets.</summary>
    public int FeatureCount => _featurizer.Specification.FeatureCount;

    /// <summary>The shape that images must have.</summary>
    internal ImageShape Image => _featurizer.Specification.Image;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The image column is missing or of the wrong type.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        _featurizer.Check();
        return _transform.Transform(input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _featurizer.Check();
        return _transform.GetRowToRowMapper(inputSchema);
    }

    /// <summary>Frees the network. Views made before throw <see cref="ObjectDisposedException"/> when they are read further.</summary>
    public void Dispose() => _featurizer.Dispose();

    // *** Binary format ***
    // string: specification as JSON
    // strings: image, features and probabilities column, the last empty if there is none; checksum
    // stream "featurizer.weights": TorchSharp's own weight format
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var use = _featurizer.Use();
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_featurizer.Specification.ToJson());
        writer.WriteString(_columns.Image);
        writer.WriteString(_columns.Features);
        writer.WriteString(_columns.Probabilities ?? string.Empty);
        writer.WriteChecksum();
        writer.SaveStream(WeightStream, w => _featurizer.Network.save(w));
    }

    // Found by ML.NET through the LoadableClass attribute of this assembly.
    private static ImageFeaturizerTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, s_identity);
        var json = reader.ReadString();
        (var image, var features, var probabilities) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        reader.VerifyChecksum();
        var specification = FeaturizerSpecification.FromJson(json);
        FeaturizerColumns columns = new(image, features, probabilities.Length > 0 && specification.Kind == FeaturizerKind.Inception ? probabilities : null);
        using var scope = TorchScope.Differentiable();
        var device = TorchDevice.Choose(env);
        var network = WeightStreams.Load(reader.TryLoadStream, WeightStream, specification.CountWeights(), specification.CreateNetwork);
        return new ImageFeaturizerTransformer(env, specification, network, device, columns);
    }
}
