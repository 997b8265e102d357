using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Evaluation.Classifier;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>
/// Trains a small convolutional classifier whose features and class probabilities the evaluation of generated images is based on.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | Name | Type | Meaning |
/// | --- | --- | --- |
/// | `Image` | `Vector<Byte>` or `Vector<Single>` with dimensions C,H,W, or `MLImage` | read; floats are in [−1,1] |
/// | `Label` | key | read for training only |
/// | `Features` | `Vector<Single>` | added: activations of the last hidden layer |
/// | `Probabilities` | `Vector<Single>` | added: one per class, sum 1 |
///
/// ### Trainer Characteristics
/// | | |
/// | --- | --- |
/// | Machine learning task | multiclass classification, as a featurizer |
/// | Is normalization required? | no |
/// | Is caching required? | no: the images are read once |
/// | Required NuGet in addition to Microsoft.ML | TorchSharp-cpu or another native package of TorchSharp |
/// | Exportable to ONNX | no |
/// ]]></format>
/// </remarks>
public sealed partial class ImageClassifierTrainer : IEstimator<ImageClassifierTransformer>
{
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

    private ClassifierColumns Columns => new(_options.ImageColumnName, _options.FeatureColumnName, _options.ProbabilityColumnName);

    /// <summary>Trains on all images of <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or a batch is larger than the
    /// data.</exception>
    /// <exception cref="InvalidOperationException">The data has no rows, a missing label, or pixels outside their range; or training
    /// diverged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the options' token.</exception>
    public ImageClassifierTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = TorchScope.Differentiable();
        using var channel = _host.Start("Train image classifier");
        var images = new ImageColumn(_options.ImageColumnName);
        var labels = new KeyColumn(_options.LabelColumnName);
        var data = TrainingSet.Read(channel, input, images, labels);

        var specification = new ClassifierSpecification
        {
            Image = data.Shape,
            ClassCount = data.ClassCount,
            ClassNames = data.ClassNames,
            FeatureCount = _options.FeatureCount,
            BaseChannels = _options.BaseChannels,
        };
        var device = TorchDevice.Choose(_context, channel);
        var network = new ClassifierNetwork(specification);
        try
        {
            Train(network, data, channel, device);
            return new ImageClassifierTransformer(_context, new FrozenClassifier(specification, network, device), Columns);
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
        new ImageColumn(_options.ImageColumnName).Check(inputSchema);
        new KeyColumn(_options.LabelColumnName).Check(inputSchema);
        // A promised vector says nothing of its size, so any number of classes does.
        return BatchShape.Add(inputSchema, Columns.Outputs(_options.FeatureCount, classCount: 1));
    }

    private void Train(ClassifierNetwork network, TrainingSet data, IChannel channel, Device device)
    {
        // One seed for the run: every stream made from it mixes in a purpose of its own.
        var seed = _options.Seed ?? _host.Rand.Next();
        using (var weights = new Generator((uint)seed))
            network.Initialize(weights);
        network.to(device);
        var batches = new BatchSource(data, seed, _options.BatchSize, device);
        var iterations = checked((int)((long)_options.Epochs * data.Count / _options.BatchSize));
        new ClassifierTraining(network, batches, _options, channel, new Cancellation(_options.CancellationToken, _host)).Run(iterations);
    }
}
