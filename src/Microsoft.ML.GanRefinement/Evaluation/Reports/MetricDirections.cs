namespace Microsoft.ML.GanRefinement.Evaluation.Reports;

/// <summary>What a direction says of two values.</summary>
internal static class MetricDirections
{
    /// <summary>For tables.</summary>
    public static string InWords(this MetricDirection direction) => direction switch
    {
        MetricDirection.LowerIsBetter => "lower",
        MetricDirection.HigherIsBetter => "higher",
        MetricDirection.HalfIsBest => "near ½",
        _ => "near real",
    };

    /// <summary>How much better <paramref name="after"/> is than <paramref name="before"/>: below 0 where it is worse, 0 where the value
    /// does not say.</summary>
    public static double Gain(this MetricDirection direction, double before, double after) => direction switch
    {
        MetricDirection.LowerIsBetter => before - after,
        MetricDirection.HigherIsBetter => after - before,
        MetricDirection.HalfIsBest => Math.Abs(before - 0.5) - Math.Abs(after - 0.5),
        _ => 0,
    };
}
