using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

[Collection(nameof(RunsAlone))]
public class GaussianFitTests
{
    [Fact]
    public void The_covariance_divides_by_one_less_than_the_rows()
    {
        using GaussianFit fit = new(Samples.Rows([1, 10], [3, 10], [5, 40]));
        Assert.Equal([3.0, 20.0], fit.Mean.data<double>().ToArray());
        using var covariance = fit.Covariance();
        double[] expected = [4, 30, 30, 300];
        Assert.All(covariance.data<double>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
        Assert.Equal(304, fit.Variance(), 1e-10);
    }

    [Fact]
    public void Less_than_two_rows_have_no_covariance()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new GaussianFit(Samples.Rows([1, 2])));
        Assert.Contains("at least 2 rows", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Rows_may_come_in_chunks_of_any_size(int chunk)
    {
        var sample = Samples.Gaussian(40, 6, seed: 8, shift: 1e6);
        using GaussianFit whole = new(sample);
        using GaussianFit parts = new();
        for (var start = 0; start < 40; start += chunk)
            parts.Add(Part(sample, start, chunk));

        Assert.Equal(40, parts.Rows);
        Assert.Equal(6, parts.Root.shape[0]);
        using var expected = whole.Covariance();
        using var actual = parts.Covariance();
        Assert.All(expected.data<double>().ToArray().Zip(actual.data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Equal(0, FrechetDistancePart.Between(whole, parts), 1e-7);
    }

    [Fact]
    public void Many_rows_of_many_features_are_summed_up_from_products()
    {
        var sample = Samples.Gaussian(1500, 130, seed: 8, shift: 1e6);
        using GaussianFit products = new(sample);
        Assert.True(products.IsOfProducts);
        using var decomposed = Decomposed(sample);
        Assert.False(decomposed.IsOfProducts);
        using var expected = decomposed.Covariance();
        using var actual = products.Covariance();
        var scale = expected.diagonal().max().item<double>();
        Assert.All(expected.data<double>().ToArray().Zip(actual.data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-10 * scale));
        Assert.All(
            decomposed.Mean.data<double>().ToArray().Zip(products.Mean.data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Theory]
    [InlineData(127, 600, true)]
    [InlineData(128, 128, true)]
    [InlineData(128, 600, false)]
    public void Few_features_and_no_more_rows_than_features_are_decomposed(int features, int rows, bool decomposed)
    {
        using GaussianFit fit = new(Samples.Gaussian(rows, features, seed: 8));
        Assert.Equal(!decomposed, fit.IsOfProducts);
    }

    [Fact]
    public void A_covariance_without_full_rank_is_decomposed()
    {
        var sample = Samples.Gaussian(600, 130, seed: 8);
        for (var row = 0; row < sample.Rows; row++)
            sample.Values[(row * 130) + 129] = sample.Values[row * 130];

        using GaussianFit fit = new(sample);
        Assert.False(fit.IsOfProducts);
        Assert.Equal(0, FrechetDistancePart.Between(fit, fit), 1e-12);
    }

    [Fact]
    public void A_chunk_that_spoils_the_condition_ends_the_products_and_loses_nothing()
    {
        var good = Samples.Gaussian(700, 130, seed: 8);
        // Far out along one direction: beside it, nothing of the first chunk would be left in a sum of products.
        var outliers = ReferenceData.Map(Samples.Gaussian(40, 130, seed: 9), value => value);
        for (var row = 0; row < outliers.Rows; row++)
            outliers.Values.AsSpan(row * 130, 130).Fill(1e7 * row);

        using GaussianFit mixed = new();
        mixed.Add(good);
        Assert.True(mixed.IsOfProducts);
        mixed.Add(outliers);
        Assert.False(mixed.IsOfProducts);
        mixed.Add(good);

        using GaussianFit expected = new();
        Decompose(expected, good);
        Decompose(expected, outliers);
        Decompose(expected, good);
        Assert.Equal(expected.Rows, mixed.Rows);
        // The small directions are right, too: with the first chunk alone they are of size 1.
        using var first = Decomposed(good);
        var distance = FrechetDistancePart.Between(expected, first);
        Assert.Equal(distance, FrechetDistancePart.Between(mixed, first), 1e-9 * distance);
        Assert.Equal(CovarianceRoot.Trace(expected, first), CovarianceRoot.Trace(mixed, first), 1e-9 * CovarianceRoot.Trace(expected, first));
    }

    [Theory]
    [InlineData(5000, 3)]
    [InlineData(1500, 130)]
    [InlineData(90, 130)]
    public void A_subset_is_fitted_as_a_sample_of_its_rows(int rows, int features)
    {
        var sample = Samples.Gaussian(rows, features, seed: 9);
        int[] subset = [.. Enumerable.Range(0, rows).Where(row => row % 3 != 0).Reverse()];
        using GaussianFit expected = new(sample.Select(subset));
        using GaussianFit fit = new(sample, subset);
        Assert.Equal(subset.Length, fit.Rows);
        Assert.Equal(expected.Mean.data<double>().ToArray(), fit.Mean.data<double>().ToArray());
        Assert.Equal(expected.Root.data<double>().ToArray(), fit.Root.data<double>().ToArray());
    }

    [Theory]
    [InlineData(3, 1024)]
    [InlineData(2048, 10_240)]
    [InlineData(20_000, 6710)]
    public void Chunks_have_a_bounded_size(int features, int rows) => Assert.Equal(rows, GaussianFit.ChunkRows(features));

    [Theory]
    [InlineData(5000, 3)]
    [InlineData(600, 130)]
    public void Nothing_is_left_behind(int rows, int features)
    {
        var sample = Samples.Gaussian(rows, features, seed: 8);
        using (new GaussianFit(sample))
        {
        }

        var before = Support.LiveTensors.Count();
        using (new GaussianFit(sample))
        {
        }

        Assert.Equal(before, Support.LiveTensors.Count());
    }

    /// <summary>A fit that never forms products: its first chunk has no more rows than features.</summary>
    internal static GaussianFit Decomposed(FeatureMatrix sample)
    {
        GaussianFit fit = new();
        Decompose(fit, sample);
        return fit;
    }

    private static void Decompose(GaussianFit fit, FeatureMatrix sample)
    {
        for (var start = 0; start < sample.Rows; start += 64)
            fit.Add(Part(sample, start, 64));
    }

    private static FeatureMatrix Part(FeatureMatrix sample, int start, int count) =>
        sample.Select([.. Enumerable.Range(start, Math.Min(count, sample.Rows - start))]);
}
