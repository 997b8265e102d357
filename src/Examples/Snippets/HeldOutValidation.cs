using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>The example of GanValidation: what lies between the markers stands in its documentation word for word, which a test
/// checks.</summary>
internal static class HeldOutValidation
{
    public static GanTransformer Run(MLContext ml, IDataView images, IDataView heldOut)
    {
        // <snippet>
        ITransformer featurizer = ml.Gan().FitClassifier(new ImageClassifierTrainer.Options()).Fit(images);
        var options = new FastRobGanTrainer.Options
        {
            MaxIterations = 100_000,
            Validation = new GanValidation(heldOut, featurizer) { Interval = 1_000, Patience = 10 },
            OnProgress = p => Console.WriteLine(p.Validation),
        };
        var gan = ml.Gan().FastRobGan(options).Fit(images);
        Console.WriteLine($"Kept: {gan.Validation}");
        // </snippet>
        return gan;
    }
}
