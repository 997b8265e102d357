using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Evaluation.Classifier;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>
/// Trains a small convolutional classifier: of images as ML.NET's own multiclass trainers, and for its features, which the evaluation of generated
/// images is based on.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | Name | Type | Meaning |
/// | --- | --- | --- |
/// | `Image` | `Vector<Byte>` or `Vector<Single>` with dimensions C,H,W, or `MLImage` | read; floats are in [−1,1]; default `GeneratedImage`, else `Image` |
/// | `Label` | key | read for training only |
/// | `Features` | `Vector<Single>` | added: activations of the last hidden layer |
/// | `Probabilities` | `Vector<Single>` | added: one per class, sum 1; the slots have the classes' names |
/// | `PredictedLabel` | key of `UInt32` | added: the most probable class, with the label's key values |
/// | `Score` | `Vector<Single>` | added: the probabilities, as ML.NET's evaluation wants them; hides a generator's score |
///
/// ### Trainer Characteristics
/// | | |
/// | --- | --- |
/// | Machine learning task | multiclass classification |
/// | Is normalization required? | no |
/// | Is caching required? | no: the images are read once |
/// | Required NuGet in addition to Microsoft.ML | TorchSharp-cpu or another native package of TorchSharp |
/// | Exportable to ONNX | no |
///
/// Any number of images from two on will do; a step then takes all of them. The log warns of classes with fewer than two, and of fewer than a
/// hundred steps, which teach little: raise `Epochs` for small data.
/// ]]></format>
/// </remarks>
public sealed partial class ImageClassifierTrainer : IEstimator<ImageClassifierTransformer>
{
    private const int FewIterations = 100;

    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly Options _options;

    internal ImageClassifierTrainer(MLContext context, Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CopyChecked();
        _context = context;
        _host = ((IHostEnvironment)context).Register(nameof(ImageClassifierTrainer));
    }

    private ImageColumn Images => new(_options.ImageColumnName ?? ImageColumnNames.Either);

    private KeyColumn Labels => new(_options.LabelColumnName);

    /// <summary>Trains on all images of <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The data have fewer than two rows, a missing label, or pixels outside their range; or
    /// training diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the options' token.</exception>
    public ImageClassifierTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var cancellation = new Cancellation(_options.CancellationToken, _host);
        cancellation.ThrowIfRequested();
        return TorchErrors.Explain("Fitting the classifier", () => FitChecked(input, cancellation));
    }

    private ImageClassifierTransformer FitChecked(IDataView input, Cancellation cancellation)
    {
        using var scope = TorchScope.Differentiable();
        using var channel = _host.Start("Train image classifier");
        var data = TrainingSet.Read(channel, input, Images, Labels, cancellation);
        CheckCounts(data, channel);
        new TrainingColumns(input.Schema, Images, Labels).WarnOfPixelRange(data, channel, cancellation);

        var specification = new ClassifierSpecification
        {
            Image = data.Shape,
            ClassCount = data.ClassCount,
            ClassNames = data.ClassNames,
            FeatureCount = _options.FeatureCount,
            BaseChannels = _options.BaseChannels,
        };
        var device = TorchDevice.Choose(_context, channel);
        cancellation.ThrowIfRequested();
        var network = new ClassifierNetwork(specification);
        try
        {
            Train(network, data, channel, device, cancellation);
            return new ImageClassifierTransformer(_context, specification, network, device, ColumnsOf(KeyValueKind.Of(Labels.Bind(input.Schema))));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Images.Check(inputSchema);
        Labels.Check(inputSchema);
        // A promised vector says nothing of its size, so any number of classes does.
        var values = KeyValueKind.Of(ColumnFinder.Find(inputSchema, "label", _options.LabelColumnName));
        return BatchShape.Add(inputSchema, ColumnsOf(values).Outputs(_options.FeatureCount, classNames: ["0"]));
    }

    private static void CheckCounts(TrainingSet data, IChannel channel)
    {
        if (data.Count < 2)
            throw new InvalidOperationException("The training data have a single row: a classifier needs two at least, for batch norm.");
        string[] few = [.. data.ClassNames.Where((_, c) => data.ClassCounts[c] < 2)];
        if (few.Length > 0)
        {
            channel.Warning(MessageSensitivity.Schema,
                "{0} of {1} classes have fewer than two training images and can hardly be told: {2}.",
                $"{few.Length}", $"{data.ClassCount}", NameList.Of(few));
        }
    }

    private ClassifierColumns ColumnsOf(KeyValueKind? values) => new(
        _options.ImageColumnName ?? ImageColumnNames.Either,
        _options.FeatureColumnName,
        _options.ProbabilityColumnName,
        _options.PredictedLabelColumnName,
        _options.ScoreColumnName,
        values);

    private void Train(ClassifierNetwork network, TrainingSet data, IChannel channel, Device device, Cancellation cancellation)
    {
        // One seed for the run: every stream made from it mixes in a purpose of its own.
        var seed = _options.Seed ?? _host.Rand.Next();
        using (var weights = new Generator((uint)seed))
            network.Initialize(weights);
        network.to(device);
        var batchSize = Math.Min(_options.BatchSize, data.Count);
        var batches = new BatchSource(data, seed, batchSize, device);
        var iterations = checked((int)((long)_options.Epochs * data.Count / batchSize));
        if (iterations < FewIterations)
        {
            channel.Warning(MessageSensitivity.None,
                "The classifier learns in {0} steps only, from {1} images each: raise Epochs, or lower BatchSize.", $"{iterations}", $"{batchSize}");
        }

        new ClassifierTraining(network, batches, _options, channel, cancellation).Run(iterations);
    }
}
