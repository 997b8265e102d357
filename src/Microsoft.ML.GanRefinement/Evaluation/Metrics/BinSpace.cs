using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The features that bins are made of (Richardson and Weiss 2018, and their code): all, or some drawn at random, as they are or
/// divided by their standard deviations in the real sample.</summary>
internal static class BinSpace
{
    /// <summary>Both samples in it; they themselves where nothing is asked for.</summary>
    /// <param name="real">Decides deviations.</param>
    /// <param name="generated">Treated in the same way.</param>
    /// <param name="whiten">Whether features are divided by their deviations; one that is constant stays.</param>
    /// <param name="dimensions">How many features are drawn; null for all.</param>
    /// <param name="seed">Decides which.</param>
    public static (FeatureMatrix Real, FeatureMatrix Generated) Of(FeatureMatrix real, FeatureMatrix generated, bool whiten, int? dimensions, int seed)
    {
        var map = Map(real, whiten, dimensions, seed);
        return (map(real), map(generated));
    }

    /// <summary>What brings samples into it.</summary>
    /// <inheritdoc cref="Of(FeatureMatrix, FeatureMatrix, bool, int?, int)"/>
    public static Func<FeatureMatrix, FeatureMatrix> Map(FeatureMatrix real, bool whiten, int? dimensions, int seed)
    {
        if (!whiten && (dimensions ?? real.Columns) >= real.Columns)
            return sample => sample;
        var columns = Drawn(real.Columns, Math.Min(dimensions ?? real.Columns, real.Columns), seed);
        double[] factors = [.. columns.Select(column => whiten ? 1 / Deviation(real, column) : 1)];
        return sample => Of(sample, columns, factors);
    }

    private static FeatureMatrix Of(FeatureMatrix sample, int[] columns, double[] factors)
    {
        var values = new double[sample.Rows * columns.Length];
        for (var row = 0; row < sample.Rows; row++)
        {
            var source = sample.Row(row);
            for (var k = 0; k < columns.Length; k++)
                values[(row * columns.Length) + k] = source[columns[k]] * factors[k];
        }

        return new(values, sample.Rows, columns.Length);
    }

    private static double Deviation(FeatureMatrix sample, int column)
    {
        double mean = 0, squares = 0;
        for (var row = 0; row < sample.Rows; row++)
            mean += sample.Row(row)[column] / sample.Rows;
        for (var row = 0; row < sample.Rows; row++)
            squares += Math.Pow(sample.Row(row)[column] - mean, 2) / sample.Rows;
        return squares > 0 ? Math.Sqrt(squares) : 1;
    }

    // The first places of a random order, sorted.
    private static int[] Drawn(int columns, int count, int seed)
    {
        var stream = Draws.Stream(seed, DrawPurpose.BinDimensions);
        int[] order = [.. Enumerable.Range(0, columns)];
        for (var i = 0; i < count; i++)
        {
            var other = i + stream.NextIndex(columns - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return [.. order.Take(count).Order()];
    }
}
