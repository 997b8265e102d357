using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class GaussianFitTests
{
    [Fact]
    public void The_covariance_divides_by_one_less_than_the_rows()
    {
        using GaussianFit fit = new(Samples.Rows([1, 10], [3, 10], [5, 40]));
        Assert.Equal([3.0, 20.0], fit.Mean.data<double>().ToArray());
        using TorchSharp.torch.Tensor covariance = fit.Covariance();
        double[] expected = [4, 30, 30, 300];
        Assert.All(covariance.data<double>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
        Assert.Equal(304, fit.Variance(), 1e-10);
    }

    [Fact]
    public void Less_than_two_rows_have_no_covariance()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new GaussianFit(Samples.Rows([1, 2])));
        Assert.Contains("at least 2 rows", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Rows_may_come_in_chunks_of_any_size(int chunk)
    {
        FeatureMatrix sample = Samples.Gaussian(40, 6, seed: 8, shift: 1e6);
        using GaussianFit whole = new(sample);
        using GaussianFit parts = new();
        using TorchSharp.torch.Tensor rows = sample.ToTensor();
        for (var start = 0; start < 40; start += chunk)
        {
            using TorchSharp.torch.Tensor part = rows.narrow(0, start, Math.Min(chunk, 40 - start));
            parts.Add(part);
        }

        Assert.Equal(40, parts.Rows);
        Assert.Equal(6, parts.Root.shape[0]);
        using TorchSharp.torch.Tensor expected = whole.Covariance();
        using TorchSharp.torch.Tensor actual = parts.Covariance();
        Assert.All(expected.data<double>().ToArray().Zip(actual.data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Equal(0, FrechetDistance.Between(whole, parts), 1e-7);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        FeatureMatrix sample = Samples.Gaussian(5000, 3, seed: 8);
        using (new GaussianFit(sample))
        {
        }

        long before = Support.LiveTensors.Count();
        using (new GaussianFit(sample))
        {
        }

        Assert.Equal(before, Support.LiveTensors.Count());
    }
}
