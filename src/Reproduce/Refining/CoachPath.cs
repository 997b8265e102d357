using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Images on a coach's way: one chain of steps serves all numbers of them.</summary>
internal static class CoachPath
{
    private const string Way = "Way";

    /// <summary>The images after each of some numbers of steps of Adam.</summary>
    /// <param name="scene">The pair and its latents.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="steps">Numbers of steps, rising.</param>
    /// <param name="count">How many of the latents.</param>
    public static IReadOnlyDictionary<int, SampleSet> Of(RefinerScene scene, double rate, IReadOnlyList<int> steps, int count)
    {
        var coach = scene.ML.Gan().RefineLatent(
            scene.Gan, GanLatentRefiner.Coach(steps[^1], rate), outputs: new() { TrajectoryImageColumnName = Way, TrajectorySteps = steps });
        var latents = scene.ML.Data.TakeRows(scene.Latents, count);
        var view = coach.Fit(latents).Transform(latents);
        float[][] ways = [.. view.GetColumn<float[]>(Way)];
        int[] dimensions = [.. ((VectorDataViewType)view.Schema[Way].Type).Dimensions.Skip(1)];
        var size = dimensions.Aggregate((a, b) => a * b);
        return steps.Select((step, place) => (step, place)).ToDictionary(
            one => one.step,
            one => new SampleSet([.. ways.Select(way => way.AsSpan(one.place * size, size).ToArray())], [], dimensions));
    }
}
