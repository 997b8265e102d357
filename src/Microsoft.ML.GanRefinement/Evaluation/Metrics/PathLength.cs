using System.Globalization;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Perceptual path length (Karras et al. 2019, equation 2): mean ‖f(z) − f(z')‖²/ε² of features at two near latents.</summary>
internal static class PathLength
{
    // Karras et al. 2019 take 100,000 pairs.
    private const int Enough = 1000;

    // In units of the rounding of one operation. Measured on small networks and featurizers, rounding moves the path length by 1 % at about 60,
    // by 0.1 % at about 180; deeper ones make more operations.
    private const double EnoughRoundings = 128;
    private const double RoundingOfSingle = 1.0 / (1 << 24);
    private const double RoundingOfDouble = 1.0 / (1L << 53);

    /// <summary>How many pairs a share leaves out at either end.</summary>
    /// <remarks>A share that stands for whole pairs is not to lose one to rounding: 0.29 · 100 is below 29.</remarks>
    public static int Trimmed(double share, long pairs) => (int)((share * pairs) + 1e-9);

    /// <summary>What makes the mean of so few pairs doubtful.</summary>
    public static IEnumerable<string> SizeWarnings(long pairs, double trimmed = 0)
    {
        if (pairs < Enough)
            yield return $"The path length of fewer than {Enough} pairs scatters widely.";

        if (trimmed > 0 && Trimmed(trimmed, pairs) == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"trimmedShare {trimmed:G6} of {pairs} pairs is less than one pair: none was left out. "
                    + $"Take at least {Math.Ceiling((1 / trimmed) - 1e-9):F0} pairs.");
        }
    }

    /// <summary>What makes so small steps doubtful: features that hardly differ have lost most of their digits in the difference.</summary>
    public static IEnumerable<string> RoundingWarnings(FeatureMatrix first, FeatureMatrix second, double epsilon)
    {
        double squares = 0;
        for (var row = 0; row < first.Rows; row++)
            squares += first.SquaredDistance(row, second, row);

        var share = Math.Sqrt(squares / Math.Max(double.Epsilon, first.Values.Sum(value => value * value)));
        // Values of networks are single, in whatever column they come.
        var rounding = first.Values.All(value => value == (float)value) ? RoundingOfSingle : RoundingOfDouble;
        if (share == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The features at both ends of every step are equal: steps of {epsilon:G6} are lost in rounding, or the generator does not heed its latents. "
                    + $"Raise epsilon; 0.001 is usual.");
        }
        else if (share < EnoughRoundings * rounding)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The features at both ends of a step of {epsilon:G6} differ by {share:G2} of their length only, and each operation rounds by {rounding:G2}: "
                    + $"the path length has much rounding in it. Raise epsilon; 0.001 is usual.");
        }
    }

    /// <summary>Mean over the pairs of rows, with its standard error.</summary>
    /// <param name="first">Features at one end of each step.</param>
    /// <param name="second">Features at the other end.</param>
    /// <param name="epsilon">The steps' length.</param>
    /// <param name="trimmed">The share of the pairs that is left out at either end, the shortest and the longest.</param>
    /// <exception cref="InvalidOperationException">The samples do not pair.</exception>
    public static MetricEstimate Compute(FeatureMatrix first, FeatureMatrix second, double epsilon, double trimmed = 0)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        if (first.Rows != second.Rows || first.Rows == 0)
            throw new InvalidOperationException($"A path length needs pairs of rows, got {first.Rows} and {second.Rows} rows.");

        double[] lengths = [.. Enumerable.Range(0, first.Rows).Select(row => first.SquaredDistance(row, second, row) / (epsilon * epsilon))];
        if (trimmed == 0)
            return MetricEstimate.OfMean(lengths);

        Array.Sort(lengths);
        var cut = Trimmed(trimmed, lengths.Length);
        return MetricEstimate.OfMean(lengths.AsSpan(cut, lengths.Length - (2 * cut)));
    }
}
