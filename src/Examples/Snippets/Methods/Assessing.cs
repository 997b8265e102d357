using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/assessing.md, word for word.</summary>
internal static class Assessing
{
    public static GanMetrics Evaluate(MLContext ml, GanTransformer gan, IDataView images, IDataView heldOut)
    {
        // <assessing>
        var featurizer = ml.Gan().FitClassifier(new ImageClassifierTrainer.Options()).Fit(images);
        var metrics = ml.Gan().Evaluate(gan, heldOut, featurizer, new EvaluationOptions
        {
            Metrics = [GanMetric.KernelDistance(), GanMetric.Recall(), GanMetric.Coverage(), GanMetric.DataCopying()],      // beside the Fréchet distance
            TrainingData = featurizer.Transform(images),                                                                // for copies
        });
        Console.WriteLine(metrics);
        // </assessing>
        return metrics;
    }
}
