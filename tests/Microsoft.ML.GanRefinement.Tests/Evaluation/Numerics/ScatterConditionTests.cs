using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

public class ScatterConditionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void The_smallest_eigenvalue_of_the_correlations_is_found(double smallest)
    {
        // Two features of any scale that correlate by r have the eigenvalues 1 + r and 1 − r; a third one stands alone.
        var r = 1 - smallest;
        double[,] covariance = { { 1e6, r * 1e3 * 1e-4, 0 }, { r * 1e3 * 1e-4, 1e-8, 0 }, { 0, 0, 5 } };
        using IDisposable scope = NewDisposeScope();
        var scatter = tensor([.. covariance.Cast<double>()], [3, 3], dtype: ScalarType.Float64);
        Assert.InRange(ScatterCondition.SmallestCorrelation(linalg.cholesky(scatter).t().contiguous()), smallest * 0.9999, smallest * 1.2);
    }

    [Fact]
    public void Many_features_are_no_more_than_twice_off()
    {
        using IDisposable scope = NewDisposeScope();
        var rows = Samples.Gaussian(300, 150, seed: 1).ToTensor();
        var scatter = rows.t().mm(rows);
        var deviations = scatter.diagonal().sqrt();
        var expected = linalg.eigvalsh(scatter / deviations / deviations.unsqueeze(1)).min().item<double>();
        Assert.InRange(ScatterCondition.SmallestCorrelation(linalg.cholesky(scatter).t().contiguous()), expected * 0.999, expected * 2);
    }

    [Theory]
    [InlineData(600, 130, 0)]
    [InlineData(600, 130, 3)]
    [InlineData(2000, 150, 3)]
    public void Rounding_is_no_more_than_the_border_allows_for(int rows, int features, double common)
    {
        // A part that all features share correlates them by common²/(1 + common²).
        var noise = Samples.Gaussian(rows, features, seed: 1);
        var shared = Samples.Gaussian(rows, 1, seed: 2);
        FeatureMatrix sample = new([.. noise.Values.Select((value, i) => value + (common * shared.Values[i / features]))], rows, features);
        using GaussianFit fit = new(sample);
        Assert.True(fit.IsOfProducts);
        var x = Transposed(sample.Values, features);
        var root = Transposed(fit.Root.data<double>().ToArray(), features);

        // E = RᵀR − S, with S = XᵀX − (sum of rows)ᵀ(sum of rows)/n.
        var error = Matrix<double>.Build.Dense(features, features);
        for (var i = 0; i < features; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                (var found, var foundLost) = Dot(root[i], root[j]);
                (var expected, var expectedLost) = Dot(x[i], x[j]);
                error[i, j] = error[j, i] = found - expected + (x[i].Sum() * x[j].Sum() / rows) + (foundLost - expectedLost);
            }
        }

        // The largest share of S that E has in any direction: the norm of R⁻ᵀER⁻¹.
        var inverse = Matrix<double>.Build.DenseOfRowArrays(root).Transpose().Inverse();
        var share = (inverse.TransposeThisAndMultiply(error) * inverse).L2Norm();
        // Found: 2 ε/λ.
        Assert.InRange(share, 0, 32 * 2.2e-16 / ScatterCondition.SmallestCorrelation(fit.Root));
    }

    private static double[][] Transposed(double[] values, int columns) =>
        [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, values.Length / columns).Select(i => values[(i * columns) + j]).ToArray())];

    // As if in twice the digits (Ogita, Rump and Oishi 2005): each rounding error is kept, and they are summed by themselves.
    private static (double Sum, double Lost) Dot(double[] first, double[] second)
    {
        double sum = 0;
        double lost = 0;
        for (var k = 0; k < first.Length; k++)
        {
            var product = first[k] * second[k];
            var next = sum + product;
            var part = next - sum;
            lost += Math.FusedMultiplyAdd(first[k], second[k], -product) + (sum - (next - part) + (product - part));
            sum = next;
        }

        return (sum, lost);
    }
}
