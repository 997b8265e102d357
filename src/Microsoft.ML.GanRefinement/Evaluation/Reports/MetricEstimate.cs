using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>A metric's value and how far it scatters.</summary>
/// <param name="Value">The value.</param>
/// <param name="Spread">The standard error of <paramref name="Value"/>, or the standard deviation over subsets or classes where the metric
/// says so; null where there is none.</param>
public readonly record struct MetricEstimate(double Value, double? Spread = null)
{
    /// <summary>Mean of a quantity over samples, and the standard error of that mean.</summary>
    internal static MetricEstimate OfMean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;

        // Divided once: shares of shares would add up to more than 1.
        var mean = sum / values.Length;
        double squares = 0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);

        return new(mean, values.Length > 1 ? Math.Sqrt(squares / (values.Length - 1.0) / values.Length) : null);
    }

    /// <summary>The value, and the spread after ± if there is one.</summary>
    public override string ToString() => Spread is { } spread
        ? string.Create(CultureInfo.InvariantCulture, $"{Value:G5} ± {spread:G2}")
        : Value.ToString("G5", CultureInfo.InvariantCulture);
}
