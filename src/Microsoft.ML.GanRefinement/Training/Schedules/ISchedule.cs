namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>A hyper-parameter that changes with time.</summary>
internal interface ISchedule
{
    /// <summary>Its value in the iteration, counted from 0.</summary>
    double At(long iteration);
}
