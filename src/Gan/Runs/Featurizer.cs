using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>What metrics compare: the features of an image.</summary>
internal sealed class Featurizer
{
    private const int DefaultComponents = 64;

    private readonly Func<MLContext, IDataView, CancellationToken, ITransformer> _fit;

    private Featurizer(string name, Func<MLContext, IDataView, CancellationToken, ITransformer> fit) => (Name, _fit) = (name, fit);

    /// <summary>For a protocol.</summary>
    public string Name { get; }

    /// <summary>The pixels themselves, which need no training and see no shapes: for tiny images, and to check others.</summary>
    public static Featurizer Pixels() => new("pixels", (ml, data, token) => ml.Gan().PixelFeatures(cancellationToken: token).Fit(data));

    /// <summary>Principal components of the training images' pixels: fast, and without labels.</summary>
    /// <param name="featureCount">How many components: at least 1, and at most the number of images and of pixels. Default 64.</param>
    public static Featurizer Principal(int featureCount = DefaultComponents) => new($"{featureCount} principal components", (ml, data, token) =>
        ml.Gan().PrincipalFeatures(featureCount, cancellationToken: token).Fit(data));

    /// <summary>As many principal components as some images have, at most the default number.</summary>
    public static Featurizer PrincipalFor(IDataView images)
    {
        var count = 0;
        using (var cursor = images.GetRowCursor([]))
        {
            while (count < DefaultComponents && cursor.MoveNext())
                count++;
        }
        return Principal(Math.Max(1, count));
    }

    /// <summary>This one for these images: the default number of principal components needs as many images.</summary>
    public Featurizer For(IDataView images) => Name == Principal().Name ? PrincipalFor(images) : this;

    /// <summary>A network of random convolutions, which needs no training and sees patterns.</summary>
    /// <param name="featureCount">How many channels the last convolution has, at least 1. Default 128.</param>
    /// <param name="seed">Of its weights: the same seed gives the same features on every machine. Default 0.</param>
    public static Featurizer Random(int featureCount = 128, int seed = 0) => new($"{featureCount} random convolutions", (ml, data, token) =>
        ml.Gan().RandomFeatures(featureCount, seed, cancellationToken: token).Fit(data));

    /// <summary>Inception-v3 with weights from a file: the 2,048 features of published Fréchet distances, and class probabilities.</summary>
    /// <param name="weightsPath">A file of yours with the weights, a PyTorch state dict in either format of torch.save; nothing is downloaded.</param>
    public static Featurizer Inception(string weightsPath) => new("Inception-v3", (ml, data, token) =>
        ml.Gan().InceptionFeatures(weightsPath, cancellationToken: token).Fit(data));

    /// <summary>A classifier that is trained on the labelled training images first: features that know the classes, and class probabilities.</summary>
    /// <param name="epochs">Passes over the training images, at least 1. Default 3.</param>
    /// <param name="seed">Of its weights and of the order of the images. Default 1.</param>
    public static Featurizer Classifier(int epochs = 3, int seed = 1) => new($"a classifier trained for {epochs} epochs", (ml, data, token) =>
        ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { Epochs = epochs, Seed = seed, CancellationToken = token }).Fit(data));

    /// <summary>Fits it on training images.</summary>
    public ITransformer Fit(MLContext ml, IDataView data, CancellationToken cancellation) => _fit(ml, data, cancellation);
}
