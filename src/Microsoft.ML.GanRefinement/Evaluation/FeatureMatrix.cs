namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Rows of features or probabilities, in double precision: single precision loses the small eigenvalues of a covariance.</summary>
/// <param name="Values">Row after row.</param>
/// <param name="Rows">Number of samples.</param>
/// <param name="Columns">Number of features.</param>
internal sealed record FeatureMatrix(double[] Values, int Rows, int Columns)
{
    /// <summary>The values of one sample.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);
}
