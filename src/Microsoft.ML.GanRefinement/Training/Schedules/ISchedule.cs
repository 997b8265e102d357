namespace Microsoft.ML.GanRefinement.Training;

/// <summary>A hyper-parameter that changes with time.</summary>
internal interface ISchedule
{
    /// <summary>Its value in the iteration, counted from 0.</summary>
    double At(long iteration);
}
