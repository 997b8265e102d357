namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>Half a cosine from <paramref name="start"/> in iteration 0 to <paramref name="end"/> in iteration
/// <paramref name="duration"/> (Loshchilov &amp; Hutter 2017, equation 5, without restarts), and there it stays.</summary>
internal sealed class CosineSchedule(double start, double end, long duration) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) =>
        iteration >= duration ? end : end + ((start - end) * 0.5 * (1 + Math.Cos(Math.PI * iteration / duration)));
}
