using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class CovarianceRootTests
{
    [Theory]
    [InlineData(60, 40, 10)]
    [InlineData(30, 200, 20)]
    [InlineData(7, 9, 25)]
    public void It_agrees_with_the_eigenvalues_of_the_product(int rows, int otherRows, int columns)
    {
        FeatureMatrix one = Samples.Gaussian(rows, columns, seed: 1);
        FeatureMatrix other = Samples.Gaussian(otherRows, columns, seed: 2, shift: 2, scale: 0.5);
        using GaussianFit first = new(one);
        using GaussianFit second = new(other);

        // Eigenvalues that should be zero come out as 1e-16 of the largest, and their roots as 1e-8.
        double tolerance = Math.Min(rows, otherRows) > columns ? 1e-8 : 1e-6;
        double expected = (Covariance(one) * Covariance(other)).Evd().EigenValues.Sum(value => System.Numerics.Complex.Sqrt(value).Real);
        Assert.Equal(expected, CovarianceRoot.Trace(first, second), tolerance * expected);
    }

    private static Matrix<double> Covariance(FeatureMatrix sample)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowMajor(sample.Rows, sample.Columns, sample.Values);
        Vector<double> mean = rows.ColumnSums() / sample.Rows;
        Matrix<double> centred = Matrix<double>.Build.Dense(sample.Rows, sample.Columns, (i, j) => rows[i, j] - mean[j]);
        return centred.TransposeThisAndMultiply(centred) / (sample.Rows - 1);
    }
}
