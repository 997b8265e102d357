namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>Always the same.</summary>
internal sealed class ConstantSchedule(double value) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) => value;
}
