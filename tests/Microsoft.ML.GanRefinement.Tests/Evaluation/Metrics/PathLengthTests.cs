
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class PathLengthTests
{
    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-4)]
    public void A_linear_generator_has_the_squared_length_of_its_whole_path(double epsilon)
    {
        var start = Samples.Gaussian(50, 3, seed: 1);
        var end = Samples.Gaussian(50, 3, seed: 2);
        FeatureMatrix At(double t) => start with { Values = [.. start.Values.Zip(end.Values, (a, b) => a + (t * (b - a)))] };
        var expected = Enumerable.Range(0, 50).Average(row => start.SquaredDistance(row, end, row));
        var found = PathLength.Compute(At(0.3), At(0.3 + epsilon), epsilon);
        Assert.Equal(expected, found.Value, 1e-8 * expected);
        Assert.True(found.Spread > 0);
    }

    [Fact]
    public void Rows_must_pair() => Assert.Throws<InvalidOperationException>(
        () => PathLength.Compute(Samples.Gaussian(5, 3, 1), Samples.Gaussian(6, 3, 1), 0.1));

    [Theory]
    [InlineData(LatentInterpolation.Linear, 2.0)]
    [InlineData(LatentInterpolation.Spherical, Math.PI * Math.PI / 4)]
    public void Of_latents_themselves_is_the_squared_speed_of_their_path(LatentInterpolation interpolation, double speed)
    {
        // Independent latents of n normal values are at nearly right angles and √n long: a line is √(2n) long, a quarter of a circle √n·π/2.
        const int Size = 512, Pairs = 200;
        const double Step = 1e-3;
        Random random = new(1);
        double[] Draw() => [.. Enumerable.Range(0, Size)
            .Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        List<double[]> first = [], second = [];
        for (var i = 0; i < Pairs; i++)
        {
            (var start, var end, var t) = (Draw(), Draw(), random.NextDouble() * (1 - Step));
            first.Add([.. LatentPaths.At(start, end, t, interpolation).Select(value => (double)value)]);
            second.Add([.. LatentPaths.At(start, end, t + Step, interpolation).Select(value => (double)value)]);
        }

        var length = PathLength.Compute(Samples.Rows([.. first]), Samples.Rows([.. second]), Step);
        Assert.Equal(speed, length.Value / Size, 0.03);
    }

    [Fact]
    public void Great_circles_keep_the_length_and_meet_both_ends()
    {
        Assert.Equal([3f, 0f], LatentPaths.At([3, 0], [0, 3], 0, LatentInterpolation.Spherical));
        Assert.Equal([0f, 3f], LatentPaths.At([3, 0], [0, 3], 1, LatentInterpolation.Spherical), (a, b) => Math.Abs(a - b) < 1e-6);
        var middle = LatentPaths.At([3, 0], [0, 3], 0.5, LatentInterpolation.Spherical);
        Assert.Equal(3 / Math.Sqrt(2), middle[0], 1e-6);
        Assert.Equal(middle[0], middle[1], 1e-6f);
        // On one line there is no circle.
        Assert.Equal([1f], LatentPaths.At([0], [2], 0.5, LatentInterpolation.Spherical));
        Assert.Equal([0f, 0f], LatentPaths.At([1, 0], [-1, 0], 0.5, LatentInterpolation.Spherical));
    }

    [Fact]
    public void Trimming_leaves_out_the_shortest_and_the_longest()
    {
        double[][] zeros = [.. Enumerable.Repeat(new double[] { 0 }, 10)];
        double[][] lengths = [.. new double[] { 9, 1, 2, 3, 4, 5, 6, 7, 8, 1000 }.Select(value => new[] { Math.Sqrt(value) })];
        Assert.Equal(104.5, PathLength.Compute(Samples.Rows(zeros), Samples.Rows(lengths), 1).Value, 1e-9);
        Assert.Equal(5.5, PathLength.Compute(Samples.Rows(zeros), Samples.Rows(lengths), 1, trimmed: 0.1).Value, 1e-9);
    }
}
