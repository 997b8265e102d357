using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The small classifier that figures are based on, with the real test images seen through it.</summary>
internal sealed record ClassifierStage(ImageClassifierTransformer Classifier, IDataView TestFeatures, double TestAccuracy)
{
    public static ClassifierStage Run(MLContext ml, DemoSettings settings, IDataView train, IDataView test)
    {
        var classifier = Terminal.OfProcess.Work("Classifier", work =>
        {
            ImageClassifierTrainer.Options options = new()
            {
                Epochs = settings.ClassifierEpochs,
                Seed = settings.Seed,
                OnProgress = p => work.Report((double)p.Iteration / p.MaxIterations,
                    $"{p.Iteration}/{p.MaxIterations}: loss {p.Loss:F3}; {p.ImagesPerSecond:F0} images/s; {p.Remaining:mm\\:ss} left"),
            };
            return ml.Gan().FitClassifier(options).Fit(train);
        });

        var features = ml.Data.Cache(classifier.Transform(test), "Features", "Probabilities", "Label");
        var accuracy = ml.Gan().Evaluate(features, features).LabelAgreement!.Value;
        return new(classifier, features, accuracy);
    }
}
