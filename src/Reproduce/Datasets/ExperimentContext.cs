using GanRefinement.Programs;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>What the data sets of a claim share: Fashion-MNIST at 32×32, and the small classifier that all of their figures are based
/// on.</summary>
internal sealed class ExperimentContext
{
    /// <summary>Side of the images, as in the demo: 28 with a background border, so that networks double three times from 4×4 maps, as those of the papers do
    /// for CIFAR-10.</summary>
    public const int Side = 32;

    /// <summary>Features of the classifier.</summary>
    public const int FeatureCount = 64;

    /// <summary>Seed of everything that is the same for all runs: the classifier, the evaluation's own draws, stacked colours.</summary>
    public const int Seed = 1;

    private const int Epochs = 2;

    private readonly string _stateFolder;
    private readonly Lazy<string> _fingerprint;
    private readonly Lazy<IDataView> _train;
    private readonly Lazy<IDataView> _test;
    private readonly Lazy<ImageClassifierTransformer> _classifier;

    /// <param name="dataFolder">Folder of Fashion-MNIST's IDX files; read only where a data set needs them.</param>
    /// <param name="stateFolder">Where the trained classifier is kept.</param>
    /// <param name="samples">How many samples a measurement takes.</param>
    public ExperimentContext(string dataFolder, string stateFolder, int samples)
    {
        (_stateFolder, Samples) = (stateFolder, samples);
        _fingerprint = new(() => FashionMnist.Fingerprint(dataFolder));
        _train = new(() => FashionMnist.Train(ML, dataFolder, Side));
        _test = new(() => FashionMnist.Test(ML, dataFolder, Side));
        _classifier = new(LoadOrTrain);
    }

    /// <summary>The context of what is shared; each run has one of its own.</summary>
    public MLContext ML { get; } = new(Seed);

    /// <summary>How many samples a measurement takes.</summary>
    public int Samples { get; }

    /// <summary>The training images.</summary>
    public IDataView Train => _train.Value;

    /// <summary>The test images.</summary>
    public IDataView Test => _test.Value;

    /// <summary>Trained on the training images, or read from where an earlier call left it.</summary>
    public ImageClassifierTransformer Classifier => _classifier.Value;

    /// <summary>What decides the values that a data set made of these has, and the classifier.</summary>
    public string Identity =>
        $"Fashion-MNIST {_fingerprint.Value}, {Train.GetRowCount()} + {Test.GetRowCount()}, {Side} pixels, {Samples} samples, {Epochs} epochs, "
        + $"{FeatureCount} features";

    /// <summary>What decides the weights of a network trained on these images.</summary>
    public string TrainingIdentity => $"Fashion-MNIST {_fingerprint.Value}, {Train.GetRowCount()}, {Side} pixels";

    /// <summary>A protocol to be filled in by an evaluation.</summary>
    /// <param name="split">The real images.</param>
    /// <param name="features">Which features.</param>
    public EvaluationProtocol Protocol(string split, string features) => new()
    {
        ReferenceSplit = split,
        Featurizer = features,
        FeaturizerHash = Classifier.Fingerprint,
        Seed = Seed,
    };

    private ImageClassifierTransformer LoadOrTrain()
    {
        var path = Path.Combine(_stateFolder, $"classifier-{SettingsHash.Of($"{Identity}, GanRefinement {SettingsHash.LibraryVersion}")}.zip");
        if (File.Exists(path))
            return (ImageClassifierTransformer)ML.Model.Load(path, out _);

        var classifier = ML.Gan().FitClassifier(new ImageClassifierTrainer.Options
        {
            Epochs = Epochs,
            FeatureCount = FeatureCount,
            Seed = Seed,
        }).Fit(Train);
        // Under another name first: a file that is there is whole.
        var partial = path + ".partial";
        ML.Model.Save(classifier, Train.Schema, partial);
        File.Move(partial, path, overwrite: true);
        return classifier;
    }
}
