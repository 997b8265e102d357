using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a validation measured.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Iteration">Iterations done then, from 1.</param>
/// <param name="Value">Its value then.</param>
public sealed record GanValidationResult(GanMetric Metric, int Iteration, double Value)
{
    /// <summary>Metric, value and iteration.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} {Value:G5} in iteration {Iteration}");
}
