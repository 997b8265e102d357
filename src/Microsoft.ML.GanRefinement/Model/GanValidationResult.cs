using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Training.Validation;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a validation measured.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Iteration">Iterations done then, from 1.</param>
/// <param name="Value">Its value then.</param>
public sealed record GanValidationResult(
    [property: JsonConverter(typeof(JsonStringEnumConverter<GanValidationMetric>))] GanValidationMetric Metric, int Iteration, double Value)
{
    /// <summary>Metric, value and iteration.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ValidationMetrics.NameOf(Metric)} {Value:G5} in iteration {Iteration}");
}
