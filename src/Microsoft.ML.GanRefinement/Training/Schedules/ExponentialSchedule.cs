namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>start · factor^(iteration / interval): Fast-RobGAN's learning rate lr(i) = lr₀·B^(i/I). With factor 1 it is constant.</summary>
internal sealed class ExponentialSchedule(double start, double factor, double interval) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) => start * Math.Pow(factor, iteration / interval);
}
