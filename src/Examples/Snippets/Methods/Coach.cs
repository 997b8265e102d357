using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/coachgan.md, word for word.</summary>
internal static class Coach
{
    public static IDataView Refine(MLContext ml, GanTransformer gan, IDataView latents)
    {
        // <coach>
        var coached = ml.Gan().CoachLatent(gan, iterations: 10, learningRate: 0.01).Fit(latents).Append(gan);
        var images = coached.Transform(latents);
        // </coach>
        return images;
    }

    public static IDataView Watch(MLContext ml, GanTransformer gan, IDataView latents)
    {
        // <outputs>
        var coach = ml.Gan().CoachLatent(
            gan,
            new GanCoachOptions { Iterations = 30, LearningRate = 0.01, Radius = 1, KeepsBest = true, Patience = 5 },
            new LatentRefinementOutputs { LossBeforeColumnName = "Before", LossAfterColumnName = "After", DistanceColumnName = "Moved" });
        var refined = coach.Fit(latents).Transform(latents);
        // </outputs>
        return refined;
    }

    public static GanCoachCalibrationResult Calibrate(MLContext ml, GanTransformer gan, IDataView latents, IDataView heldOut, ITransformer featurizer)
    {
        // <calibrated>
        var coach = ml.Gan().CoachLatent(gan, new GanCoachCalibration(heldOut, featurizer)).Fit(latents);
        Console.WriteLine(coach.Calibration);      // what was tried, what was chosen, and the gain on images that had no say
        // </calibrated>
        return coach.Calibration!;
    }
}
