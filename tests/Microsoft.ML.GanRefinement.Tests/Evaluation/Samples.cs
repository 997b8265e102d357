
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>Feature samples whose mean and covariance are known exactly, and random ones.</summary>
internal static class Samples
{
    /// <summary>2d points: mean ± a multiple of each axis, so that the covariance is exactly diagonal with the deviations given.</summary>
    public static FeatureMatrix Diagonal(double[] mean, double[] deviations)
    {
        var d = mean.Length;
        var reach = Math.Sqrt(((2 * d) - 1) / 2.0);
        var values = new double[2 * d * d];
        for (var row = 0; row < 2 * d; row++)
        {
            mean.CopyTo(values, row * d);
            var axis = row / 2;
            values[(row * d) + axis] += (row % 2 == 0 ? 1 : -1) * reach * deviations[axis];
        }

        return new(values, 2 * d, d);
    }

    public static FeatureMatrix Gaussian(int rows, int columns, int seed, double shift = 0, double scale = 1)
    {
        Random random = new(seed);
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller's transform.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = shift + (scale * (1 + (i % columns)) / columns * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return new(values, rows, columns);
    }

    /// <summary>Every row turned by the same angle in the plane of each pair of neighbouring coordinates.</summary>
    public static FeatureMatrix Rotated(FeatureMatrix sample, double angle)
    {
        double[] values = [.. sample.Values];
        (var sin, var cos) = Math.SinCos(angle);
        for (var row = 0; row < sample.Rows; row++)
        {
            for (var k = 0; k + 1 < sample.Columns; k++)
            {
                var i = (row * sample.Columns) + k;
                (values[i], values[i + 1]) = ((cos * values[i]) - (sin * values[i + 1]), (sin * values[i]) + (cos * values[i + 1]));
            }
        }

        return new(values, sample.Rows, sample.Columns);
    }

    public static FeatureMatrix Rows(params double[][] rows) => new([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
}
