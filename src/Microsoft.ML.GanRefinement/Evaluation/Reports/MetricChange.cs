
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a metric changed.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Direction">Which change is for the better.</param>
/// <param name="Before">Its value in the earlier result.</param>
/// <param name="After">Its value in the later one.</param>
public sealed record MetricChange(string Name, MetricDirection Direction, MetricEstimate Before, MetricEstimate After)
{
    /// <summary>Whether the change is for the better; null where the value is the same or does not say.</summary>
    public bool? Improved
    {
        get
        {
            var gain = Direction.Gain(Before.Value, After.Value);
            return gain == 0 ? null : gain > 0;
        }
    }

    /// <summary>Before, after, and which is better.</summary>
    public override string ToString() => $"{Name} {Before} → {After}{(Improved is { } better ? better ? " (better)" : " (worse)" : string.Empty)}";
}
