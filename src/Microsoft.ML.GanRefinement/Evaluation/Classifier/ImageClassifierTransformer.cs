using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Evaluation;
using Microsoft.ML.GanRefinement.Evaluation.Classifier;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Adds the predicted label and its score, and the features and class probabilities that
/// <see cref="GanCatalog.Evaluate(IDataView, IDataView, string, string?, string?, EvaluationProtocol?)"/> compares; fitted by
/// <see cref="ImageClassifierTrainer"/>.</summary>
/// <remarks>Every pass over a transformed view classifies again; see <c>mlContext.Data.Cache</c>. Thread-safe. Load models from trusted
/// sources only.</remarks>
public sealed class ImageClassifierTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Image Classifier";
    internal const string LoaderSignature = "GanImageClassifier";

    // From this version on there are a predicted label and a score; older models load, and keep to the columns that they had.
    private const uint WithPredictions = 0x00010002;

    private const string WeightStream = "classifier.weights";
    private static readonly ModelIdentity s_identity = new("GANIMGCL", WithPredictions, WithPredictions, 0x00010001, LoaderSignature);

    private readonly FrozenNetwork<ClassifierSpecification, ClassifierNetwork> _classifier;
    private readonly ClassifierColumns _columns;
    private readonly BatchTransform _transform;

    /// <summary>Takes the network over.</summary>
    internal ImageClassifierTransformer(
        IHostEnvironment environment, ClassifierSpecification specification, ClassifierNetwork network, Device device, ClassifierColumns columns)
    {
        (_classifier, _columns) = (new(typeof(ImageClassifierTransformer), specification, specification.ToJson(), network, device), columns);
        var host = environment.Register(nameof(ImageClassifierTransformer));
        _transform = new BatchTransform(host, new ClassifierMapper(_classifier, columns, host));
    }

    /// <summary>SHA-256 of architecture and weights in hexadecimal digits, for <see cref="EvaluationProtocol.FeaturizerHash"/>.</summary>
    public string Fingerprint => _classifier.Fingerprint;

    /// <summary>Names of the classes in the order of the probabilities.</summary>
    public IReadOnlyList<string> ClassNames => _classifier.Specification.ClassNames;

    internal ClassifierColumns Columns => _columns;

    /// <summary>The shape that images must have.</summary>
    internal ImageShape Image => _classifier.Specification.Image;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The image column is missing or of the wrong type.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        _classifier.Check();
        return _transform.Transform(input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _classifier.Check();
        return _transform.GetRowToRowMapper(inputSchema);
    }

    /// <summary>Frees the network. Views made before throw <see cref="ObjectDisposedException"/> when they are read further.</summary>
    public void Dispose() => _classifier.Dispose();

    // *** Binary format ***
    // string: specification as JSON
    // strings: image column, empty for whichever there is; features and probabilities column
    // strings, from version 0x00010002 on: predicted label and score column, empty for none; type of the label's values, empty for none
    // checksum
    // stream "classifier.weights": TorchSharp's own weight format
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var use = _classifier.Use();
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_classifier.Specification.ToJson());
        writer.WriteString(_columns.Image);
        writer.WriteString(_columns.Features);
        writer.WriteString(_columns.Probabilities);
        writer.WriteString(_columns.PredictedLabel ?? string.Empty);
        writer.WriteString(_columns.Score ?? string.Empty);
        writer.WriteString(_columns.Values?.Name ?? string.Empty);
        writer.WriteChecksum();
        writer.SaveStream(WeightStream, w => _classifier.Network.save(w));
    }

    // Found by ML.NET through the LoadableClass attribute of this assembly.
    private static ImageClassifierTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, s_identity);
        var json = reader.ReadString();
        var columns = new ClassifierColumns(reader.ReadString(), reader.ReadString(), reader.ReadString());
        if (reader.VersionWritten >= WithPredictions)
        {
            var (predicted, score, values) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            columns = columns with { PredictedLabel = NullIfEmpty(predicted), Score = NullIfEmpty(score), Values = KeyValueKind.Find(values) };
        }
        reader.VerifyChecksum();
        var specification = ClassifierSpecification.FromJson(json);
        using var scope = TorchScope.Differentiable();
        var device = TorchDevice.Choose(env);
        var network = WeightStreams.Load(reader.TryLoadStream, WeightStream, specification.CountWeights(), () => new ClassifierNetwork(specification));
        return new ImageClassifierTransformer(env, specification, network, device, columns);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
