using GanRefinement.Examples.Reports;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The small classifier that figures are based on, with the real test images seen through it.</summary>
internal sealed record ClassifierStage(ImageClassifierTransformer Classifier, IDataView TestFeatures, double TestAccuracy)
{
    public static ClassifierStage Run(MLContext ml, DemoSettings settings, IDataView train, IDataView test)
    {
        var classifier = ProgressBar.Show("Classifier", report =>
        {
            ImageClassifierTrainer.Options options = new()
            {
                Epochs = settings.ClassifierEpochs,
                Seed = settings.Seed,
                OnProgress = p => report(p.Iteration, p.MaxIterations, $"loss {p.Loss:F3}", p.ImagesPerSecond, p.Remaining),
            };
            return ml.Gan().FitClassifier(options).Fit(train);
        });

        var features = ml.Data.Cache(classifier.Transform(test), "Features", "Probabilities", "Label");
        var accuracy = ml.Gan().Evaluate(features, features).LabelAgreement!.Value;
        return new(classifier, features, accuracy);
    }
}
