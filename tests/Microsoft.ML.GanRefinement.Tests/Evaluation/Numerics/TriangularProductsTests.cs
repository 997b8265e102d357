using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

public class TriangularProductsTests
{
    [Theory]
    [InlineData(3, 5)]
    [InlineData(1100, 256)]
    [InlineData(600, 391)]
    public void The_lower_triangle_of_a_gram_matrix_is_added(int rows, int columns)
    {
        using IDisposable scope = NewDisposeScope();
        var factor = Samples.Gaussian(rows, columns, seed: 1).ToTensor();
        var sum = ones(columns, columns, dtype: ScalarType.Float64);
        TriangularProducts.AddGram(sum, factor);
        var expected = (factor.t().mm(factor) + 1).tril();
        Assert.Equal(0, (sum.tril() - expected).abs().max().item<double>(), 1e-9);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(256)]
    [InlineData(601)]
    public void Two_upper_triangles_are_multiplied(int size)
    {
        using IDisposable scope = NewDisposeScope();
        var first = Samples.Gaussian(size, size, seed: 1).ToTensor().triu();
        var second = Samples.Gaussian(size, size, seed: 2).ToTensor().triu();
        Assert.Equal(0, (TriangularProducts.UpperByLower(first, second) - first.mm(second.t())).abs().max().item<double>(), 1e-12);
    }
}
