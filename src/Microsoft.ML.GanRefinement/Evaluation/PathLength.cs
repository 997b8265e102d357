namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Perceptual path length (Karras et al. 2019, equation 2): mean ‖f(z) − f(z')‖²/ε² of features at two near latents.</summary>
internal static class PathLength
{
    /// <summary>Mean over the pairs of rows, with its standard error.</summary>
    /// <exception cref="InvalidOperationException">The samples do not pair.</exception>
    public static MetricEstimate Compute(FeatureMatrix first, FeatureMatrix second, double epsilon)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        if (first.Rows != second.Rows || first.Rows == 0)
        {
            throw new InvalidOperationException($"A path length needs pairs of rows, got {first.Rows} and {second.Rows} rows.");
        }

        return MetricEstimate.OfMean(
            [.. Enumerable.Range(0, first.Rows).Select(row => first.SquaredDistance(row, second, row) / (epsilon * epsilon))]);
    }
}
