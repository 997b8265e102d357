namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>From <paramref name="start"/> in iteration 0 in a straight line to <paramref name="end"/> in iteration
/// <paramref name="duration"/>, and there it stays.</summary>
internal sealed class LinearSchedule(double start, double end, long duration) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) => iteration >= duration ? end : start + ((end - start) * iteration / duration);
}
