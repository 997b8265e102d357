namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>The share (i+1)/n of another schedule in the first n iterations, then all of it.</summary>
internal sealed class WarmupSchedule(ISchedule inner, int iterations) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) => iteration >= iterations ? inner.At(iteration) : inner.At(iteration) * (iteration + 1) / iterations;
}
