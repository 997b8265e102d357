namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>What a goal says of two values.</summary>
internal static class MetricGoals
{
    /// <summary>How much better <paramref name="after"/> is than <paramref name="before"/>: below 0 where it is worse, 0 where the value does
    /// not say.</summary>
    public static double Gain(this MetricGoal goal, double before, double after) => goal switch
    {
        MetricGoal.Less => before - after,
        MetricGoal.More => after - before,
        MetricGoal.NearHalf => Math.Abs(before - 0.5) - Math.Abs(after - 0.5),
        _ => 0,
    };
}
