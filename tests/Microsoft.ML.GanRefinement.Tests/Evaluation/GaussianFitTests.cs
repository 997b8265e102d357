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
}
