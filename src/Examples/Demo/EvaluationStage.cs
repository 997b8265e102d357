using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>Generated images against the real test images, on the classifier's features.</summary>
internal sealed class EvaluationStage(MLContext ml, DemoSettings settings, ClassifierStage reference)
{
    /// <summary>The protocol of the last measurement; all of them share it.</summary>
    public EvaluationProtocol? Protocol { get; private set; }

    /// <summary>Generates, classifies and measures in one pass.</summary>
    /// <param name="generator">Latent and label to image.</param>
    /// <param name="latents">The latents, with the classes asked for.</param>
    public GanMetrics Measure(ITransformer generator, IDataView latents)
    {
        var generated = generator.Transform(latents);
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        return Measure(rename.Transform(generated));
    }

    /// <summary>Classifies images and measures them.</summary>
    /// <param name="images">Images and their labels.</param>
    public GanMetrics Measure(IDataView images)
    {
        var metrics = ml.Gan().Evaluate(
            reference.TestFeatures,
            reference.Classifier.Transform(images),
            protocol: new EvaluationProtocol
            {
                ReferenceSplit = "Fashion-MNIST test",
                Featurizer = "CNN trained by this demo on Fashion-MNIST train",
                FeaturizerHash = reference.Classifier.Fingerprint,
                Seed = settings.Seed,
            });
        Protocol = metrics.Protocol;
        return metrics;
    }
}
