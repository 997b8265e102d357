using Microsoft.ML.GanRefinement.Evaluation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class ScatterConditionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void The_smallest_eigenvalue_of_the_correlations_is_found(double smallest)
    {
        // Two features of any scale that correlate by r have the eigenvalues 1 + r and 1 − r; a third one stands alone.
        double r = 1 - smallest;
        double[,] covariance = { { 1e6, r * 1e3 * 1e-4, 0 }, { r * 1e3 * 1e-4, 1e-8, 0 }, { 0, 0, 5 } };
        using IDisposable scope = NewDisposeScope();
        Tensor scatter = tensor([.. covariance.Cast<double>()], [3, 3], dtype: ScalarType.Float64);
        Assert.InRange(ScatterCondition.SmallestCorrelation(linalg.cholesky(scatter).t().contiguous()), smallest * 0.9999, smallest * 1.2);
    }

    [Fact]
    public void Many_features_are_no_more_than_twice_off()
    {
        using IDisposable scope = NewDisposeScope();
        Tensor rows = Samples.Gaussian(300, 150, seed: 1).ToTensor();
        Tensor scatter = rows.t().mm(rows);
        Tensor deviations = scatter.diagonal().sqrt();
        double expected = linalg.eigvalsh(scatter / deviations / deviations.unsqueeze(1)).min().item<double>();
        Assert.InRange(ScatterCondition.SmallestCorrelation(linalg.cholesky(scatter).t().contiguous()), expected * 0.999, expected * 2);
    }
}
