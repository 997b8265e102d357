using System.Diagnostics;
using GanRefinement.Programs;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.Trainers.LightGbm;

namespace GanRefinement.Examples.Augmentation;

/// <summary>Does it help to fill up the small class of an unbalanced set with generated images? With LightGBM and a small convolutional
/// network.</summary>
internal static class AugmentationRun
{
    public const string Unbalanced = "unbalanced";
    public const string Repeated = "small class repeated";
    public const string Augmented = "small class generated";
    public const string Trees = "LightGBM";
    public const string Network = "FitClassifier";

    // A quarter of DCGAN's.
    private const int GanChannels = 16;

    /// <summary>Runs all seeds; 0 is success.</summary>
    public static int Run(AugmentationSettings settings, Action<string> write)
    {
        var watch = Stopwatch.StartNew();
        List<Outcome> outcomes = [];
        for (var seed = 1; seed <= settings.Seeds; seed++)
        {
            foreach (var outcome in RunSeed(settings, seed))
            {
                outcomes.Add(outcome);
                write($"seed {seed}, {outcome.RareClass}: {outcome.Model} on {outcome.Training}: {outcome.Accuracy:P1} of all, "
                    + $"{outcome.RareRecall:P1} of the small class");
            }
        }

        var page = AugmentationPage.Write(settings, outcomes);
        write(page);
        write($"{settings.Seeds} seeds took {watch.Elapsed.TotalMinutes:F1} minutes.");
        if (settings.Page is not null)
            File.WriteAllText(settings.Page, page);

        return 0;
    }

    private static IEnumerable<Outcome> RunSeed(AugmentationSettings settings, int seed)
    {
        MLContext ml = new(seed);
        var set = UnbalancedSet.Create(ml, settings, seed);
        var test = FashionMnist.Test(ml, settings.DataFolder);
        FastRobGanTrainer.Options gan = new() { MaxIterations = settings.GanIterations, Networks = GanNetworks.Dcgan(GanChannels), Seed = seed };
        (string Name, IDataView Images)[] trainings =
        [
            (Unbalanced, set.Images),
            (Repeated, set.Repeated(ml, settings.Common, settings.Rare)),
            (Augmented, Snippets.Augmentation.FillUp(ml, set.Images, set.RareName, settings.Common - settings.Rare, gan)),
        ];
        foreach ((var name, var images) in trainings)
        {
            foreach ((var model, var estimator) in Models(ml, settings, seed))
            {
                var fitted = estimator.Fit(images);
                using var owned = fitted as IDisposable;
                var metrics = ml.MulticlassClassification.Evaluate(fitted.Transform(test));
                yield return new(seed, set.RareName, model, name, metrics.MicroAccuracy, metrics.ConfusionMatrix.PerClassRecall[set.RareClass]);
            }
        }
    }

    private static IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Models(MLContext ml, AugmentationSettings settings, int seed) =>
    [
        (Trees, ml.Transforms.Conversion.ConvertType("Features", "Image", DataKind.Single).Append(ml.MulticlassClassification.Trainers.LightGbm(
            new LightGbmMulticlassTrainer.Options { NumberOfIterations = settings.Trees, Seed = seed }))),
        (Network, ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { Epochs = settings.ClassifierEpochs, Seed = seed })),
    ];
}
