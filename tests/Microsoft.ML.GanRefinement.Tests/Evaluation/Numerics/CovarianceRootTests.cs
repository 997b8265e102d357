using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

public class CovarianceRootTests
{
    [Theory]
    [InlineData(60, 40, 10)]
    [InlineData(30, 200, 20)]
    [InlineData(7, 9, 25)]
    public void It_agrees_with_the_eigenvalues_of_the_product(int rows, int otherRows, int columns)
    {
        var one = Samples.Gaussian(rows, columns, seed: 1);
        var other = Samples.Gaussian(otherRows, columns, seed: 2, shift: 2, scale: 0.5);
        using GaussianFit first = new(one);
        using GaussianFit second = new(other);

        // Eigenvalues that should be zero come out as 1e-16 of the largest, and their roots as 1e-8.
        var tolerance = Math.Min(rows, otherRows) > columns ? 1e-8 : 1e-6;
        var expected = (Covariance(one) * Covariance(other)).Evd().EigenValues.Sum(value => System.Numerics.Complex.Sqrt(value).Real);
        Assert.Equal(expected, CovarianceRoot.Trace(first, second), tolerance * expected);
    }

    /// <summary>Spectra that fall as i^−2p: from no harm by products, over the border of either rule, to products being refused.</summary>
    public static TheoryData<double, bool> Spectra => new() { { 0, true }, { 0.5, true }, { 1, true }, { 1.5, true }, { 3, false }, { 5, false } };

    [Theory]
    [MemberData(nameof(Spectra))]
    public void Both_routes_agree_on_both_sides_of_the_border(double power, bool products)
    {
        var one = Falling(900, power, seed: 1);
        var other = ReferenceData.Map(Falling(700, power, seed: 2), value => (1.25 * value) + 0.01);
        using GaussianFit first = new(one);
        using GaussianFit second = new(other);
        Assert.Equal((products, products), (first.IsOfProducts, second.IsOfProducts));

        using var firstPrecise = GaussianFitTests.Decomposed(one);
        using var secondPrecise = GaussianFitTests.Decomposed(other);
        var expected = CovarianceRoot.Trace(firstPrecise, secondPrecise);
        Assert.Equal(expected, CovarianceRoot.Trace(first, second), 1e-9 * expected);
        var distance = FrechetDistancePart.Between(firstPrecise, secondPrecise);
        Assert.Equal(distance, FrechetDistancePart.Between(first, second), 1e-8 * distance);
    }

    [Fact]
    public void The_sum_is_sure_where_the_roots_errors_are_a_billionth()
    {
        Assert.True(CovarianceRoot.IsSure([1, 1]));
        // The error is 4.4e-16: over the root of the small value it is 1e-9 of the sum at 1.9e-13.
        Assert.True(CovarianceRoot.IsSure([2.1e-13, 1]));
        Assert.False(CovarianceRoot.IsSure([1.8e-13, 1]));
        Assert.False(CovarianceRoot.IsSure([0, 1]));
        Assert.False(CovarianceRoot.IsSure([-1e-20, 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Roots_of_eigenvalues_are_better_than_is_asked_of_them(double power)
    {
        using IDisposable scope = NewDisposeScope();
        using var first = GaussianFitTests.Decomposed(Falling(900, power, seed: 1));
        using var second = GaussianFitTests.Decomposed(Falling(700, power, seed: 2));
        var product = first.Root.mm(second.Root.t());
        var squares = zeros(product.shape[1], product.shape[1], dtype: ScalarType.Float64);
        TriangularProducts.AddGram(squares, product);
        var found = linalg.eigvalsh(squares).data<double>().ToArray();
        double[] expected = [.. linalg.svdvals(product).data<double>().ToArray().Reverse()];
        Assert.True(CovarianceRoot.IsSure(found));
        Assert.InRange(found.Zip(expected).Sum(pair => Math.Abs(Math.Sqrt(pair.First) - pair.Second)), 0, 1e-12 * expected.Sum());
        if (power > 0)
        {
            // Where the small ones decide, they are no more than 2 ε of the largest off.
            var error = found.Zip(expected).Take(found.Length / 2).Max(pair => Math.Abs(pair.First - (pair.Second * pair.Second)));
            Assert.InRange(error, 0, 2 * 2.2e-16 * found[^1]);
        }
    }

    // Rows whose covariance has the eigenvalues i^−2p, in directions that mix all features.
    private static FeatureMatrix Falling(int rows, double power, int seed)
    {
        const int D = 140;
        var noise = ReferenceData.Normals((ulong)seed, rows, D);
        double[] values = [.. noise.Values.Select((value, i) => value * Math.Pow(1 + (i % D), -power))];
        // A reflection by I − 2vvᵀ/vᵀv, v = (1, …, 1), and one by v = (1, 2, …, n).
        foreach (var direction in new Func<int, double>[] { _ => 1, k => k + 1 })
        {
            var length = Enumerable.Range(0, D).Sum(k => direction(k) * direction(k));
            for (var row = 0; row < rows; row++)
            {
                var x = values.AsSpan(row * D, D);
                double along = 0;
                for (var k = 0; k < D; k++)
                    along += direction(k) * x[k];

                for (var k = 0; k < D; k++)
                    x[k] -= 2 * along / length * direction(k);
            }
        }

        return new(values, rows, D);
    }

    private static Matrix<double> Covariance(FeatureMatrix sample)
    {
        var rows = Matrix<double>.Build.DenseOfRowMajor(sample.Rows, sample.Columns, sample.Values);
        var mean = rows.ColumnSums() / sample.Rows;
        var centred = Matrix<double>.Build.Dense(sample.Rows, sample.Columns, (i, j) => rows[i, j] - mean[j]);
        return centred.TransposeThisAndMultiply(centred) / (sample.Rows - 1);
    }
}
