namespace Microsoft.ML.GanRefinement.Training.Schedules;

/// <summary>The weight of the lens's adversarial loss: λ(t) = 1 − sin(πt/2K) for t ≤ K, then 0 (Sajjadi et al. 2018, section 2).</summary>
/// <param name="duration">K, at least 1.</param>
internal sealed class TemperingSchedule(int duration) : ISchedule
{
    /// <inheritdoc/>
    public double At(long iteration) => iteration >= duration ? 0 : 1 - Math.Sin(Math.PI * iteration / (2.0 * duration));
}
