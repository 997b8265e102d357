using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>Images to features, class probabilities and predicted labels, a batch in one forward pass.</summary>
internal sealed class ClassifierMapper(
    FrozenNetwork<ClassifierSpecification, ClassifierNetwork> classifier, ClassifierColumns columns, IHost host) : IBatchMapper
{
    private const int Features = 0;
    private const int Probabilities = 1;
    private const int PredictedLabel = 2;
    private const int Score = 3;

    /// <inheritdoc/>
    public IVectorInput Vector { get; } = new ImageColumn(columns.Image, classifier.Specification.Image, host: host);

    /// <inheritdoc/>
    public KeyColumn? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; } =
        columns.Outputs(classifier.Specification.FeatureCount, classifier.Specification.ClassNames);

    /// <inheritdoc/>
    public int BatchSize => 128;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        var image = classifier.Specification.Image;
        using var use = classifier.Use();
        using var scope = TorchScope.Inference();
        var pixels = rows.Vectors[..(rows.Count * image.Size)];
        var images = tensor(pixels, [rows.Count, image.Channels, image.Height, image.Width], dtype: ScalarType.Float32, device: CPU);
        var output = classifier.Network.call(images.to(classifier.Device));
        Copy(output.Features, outputs[Features]);
        var (probabilities, predicted, scores) = (outputs[Probabilities], outputs.ElementAtOrDefault(PredictedLabel), outputs.ElementAtOrDefault(Score));
        if (probabilities is null && predicted is null && scores is null)
            return;
        var shares = nn.functional.softmax(output.Logits, 1);
        Copy(shares, probabilities);
        Copy(shares, scores);
        if (predicted is not null)
            CopyKeys(shares.argmax(1), predicted);
    }

    private static void CopyKeys(Tensor classes, float[] destination)
    {
        Copy(classes.to(ScalarType.Float32), destination);
        // Keys count from 1.
        for (var i = 0; i < classes.shape[0]; i++)
            destination[i]++;
    }

    private static void Copy(Tensor values, float[]? destination)
    {
        if (destination is not null)
            values.CopyTo(destination);
    }
}
