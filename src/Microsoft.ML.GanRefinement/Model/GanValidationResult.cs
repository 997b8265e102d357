using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>The result of one evaluation in a validation.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Iteration">Iterations done by then, at least 1.</param>
/// <param name="Value">The metric's value.</param>
public sealed record GanValidationResult(GanMetric Metric, int Iteration, double Value)
{
    /// <summary>Metric, value and iteration.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} {Value:G5} in iteration {Iteration}");
}
