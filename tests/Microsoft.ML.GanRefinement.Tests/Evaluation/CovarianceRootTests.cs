using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class CovarianceRootTests
{
    [Theory]
    [InlineData(60, 40, 10)]
    [InlineData(30, 200, 20)]
    public void Both_routes_agree_with_the_eigenvalues_of_the_product(int rows, int otherRows, int columns)
    {
        FeatureMatrix one = Samples.Gaussian(rows, columns, seed: 1);
        FeatureMatrix other = Samples.Gaussian(otherRows, columns, seed: 2, shift: 2, scale: 0.5);
        using GaussianFit first = new(one);
        using GaussianFit second = new(other);

        double expected = (Covariance(one) * Covariance(other)).Evd().EigenValues.Sum(value => System.Numerics.Complex.Sqrt(value).Real);
        Assert.Equal(expected, CovarianceRoot.TraceBySamples(first, second), 1e-8 * expected);
        Assert.Equal(expected, CovarianceRoot.TraceByRoots(first, second), 1e-8 * expected);
        Assert.Equal(expected, CovarianceRoot.Trace(first, second), 1e-8 * expected);
    }

    [Fact]
    public void Both_routes_agree_without_full_rank()
    {
        using GaussianFit first = new(Samples.Gaussian(7, 25, seed: 3));
        using GaussianFit second = new(Samples.Gaussian(9, 25, seed: 4));
        double bySamples = CovarianceRoot.TraceBySamples(first, second);
        Assert.True(bySamples > 0);
        Assert.Equal(bySamples, CovarianceRoot.TraceByRoots(first, second), 1e-6 * bySamples);
    }

    private static Matrix<double> Covariance(FeatureMatrix sample)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowMajor(sample.Rows, sample.Columns, sample.Values);
        Vector<double> mean = rows.ColumnSums() / sample.Rows;
        Matrix<double> centred = Matrix<double>.Build.Dense(sample.Rows, sample.Columns, (i, j) => rows[i, j] - mean[j]);
        return centred.TransposeThisAndMultiply(centred) / (sample.Rows - 1);
    }
}
