using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class PathLengthTests
{
    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-4)]
    public void A_linear_generator_has_the_squared_length_of_its_whole_path(double epsilon)
    {
        FeatureMatrix start = Samples.Gaussian(50, 3, seed: 1);
        FeatureMatrix end = Samples.Gaussian(50, 3, seed: 2);
        FeatureMatrix At(double t) => start with { Values = [.. start.Values.Zip(end.Values, (a, b) => a + (t * (b - a)))] };
        double expected = Enumerable.Range(0, 50).Average(row => start.SquaredDistance(row, end, row));
        MetricEstimate found = PathLength.Compute(At(0.3), At(0.3 + epsilon), epsilon);
        Assert.Equal(expected, found.Value, 1e-8 * expected);
        Assert.True(found.Spread > 0);
    }

    [Fact]
    public void Rows_must_pair() => Assert.Throws<InvalidOperationException>(
        () => PathLength.Compute(Samples.Gaussian(5, 3, 1), Samples.Gaussian(6, 3, 1), 0.1));
}
