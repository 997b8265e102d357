using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class LikelihoodTests
{
    private static readonly double s_constant = -0.5 * Math.Log(2 * Math.PI);

    private static double Mixture(FeatureMatrix real, FeatureMatrix generated, int components) =>
        GaussianMixtureLogLikelihood(components).Compute(new(new(real, null, null), new(generated, null, null), null, new())).Value;

    [Fact]
    public void A_window_is_the_mean_of_gaussians_around_the_generated_rows()
    {
        FeatureMatrix real = Samples.Rows([1], [-2]), generated = Samples.Rows([0], [3]);
        double Density(double x) => (Math.Exp(-x * x / 8) + Math.Exp(-(x - 3) * (x - 3) / 8)) / 2 / Math.Sqrt(2 * Math.PI * 4);
        var value = ParzenLogLikelihoodPart.Compute(real, generated, 2);
        Assert.Equal((Math.Log(Density(1)) + Math.Log(Density(-2))) / 2, value.Value, 12);
        Assert.Equal(Math.Abs(Math.Log(Density(1)) - Math.Log(Density(-2))) / 2, value.Spread!.Value, 12);
        // Far away the densities are below all that a double has, and the value still is finite.
        var far = ParzenLogLikelihoodPart.Compute(Samples.Rows([1e4]), Samples.Rows([0]), 2);
        Assert.Equal(-(1e4 * 1e4 / 8) + s_constant - Math.Log(2), far.Value, 3);
    }

    [Fact]
    public void A_bandwidth_is_chosen_on_the_rows_that_are_not_in_the_value()
    {
        FeatureMatrix real = Samples.Gaussian(400, 2, 1), generated = Samples.Gaussian(400, 2, 2);
        var chosen = ParzenLogLikelihoodPart.Compute(real, generated, null).Value;
        var kept = real.Select([.. Enumerable.Range(0, 200).Select(i => 2 * i)]);
        Assert.All(new[] { 0.01, 0.03, 3 }, bandwidth => Assert.True(ParzenLogLikelihoodPart.Compute(kept, generated, bandwidth).Value < chosen));
        // Near the entropy of the real distribution, whose deviations are 1/2 and 1, and below it.
        Assert.InRange(chosen, (2 * s_constant) - 1 - Math.Log(0.5) - 0.3, (2 * s_constant) - 1 - Math.Log(0.5) + 0.15);
    }

    [Fact]
    public void One_gaussian_has_the_sample_s_mean_and_covariance()
    {
        // Variances of 1 and 4 around (1, −1).
        var generated = Samples.Rows([1 - Math.Sqrt(2), -1], [1 + Math.Sqrt(2), -1], [1, -1 - (2 * Math.Sqrt(2))], [1, -1 + (2 * Math.Sqrt(2))]);
        var real = Samples.Rows([2, 1]);
        Assert.Equal((2 * s_constant) - Math.Log(2) - 0.5 - 0.5, Mixture(real, generated, 1), 4);
    }

    [Fact]
    public void Two_gaussians_find_two_clusters()
    {
        double[] offsets = [-0.3, -0.1, 0.1, 0.3];
        var generated = Samples.Rows([.. offsets.Select(o => new[] { o - 10 }), .. offsets.Select(o => new[] { o + 10 })]);
        var variance = offsets.Average(o => o * o);
        Assert.Equal(s_constant - (0.5 * Math.Log(variance)) - Math.Log(2), Mixture(Samples.Rows([10]), generated, 2), 0.005);
        Assert.True(Mixture(Samples.Rows([10]), generated, 1) < -3);
    }

    [Fact]
    public void More_features_than_dimensions_are_reduced_to_the_principal_ones_of_the_real_sample()
    {
        // All of the variance in two dimensions, of a plane in four.
        FeatureMatrix real = InFour(Samples.Gaussian(300, 2, 1)), generated = InFour(Samples.Gaussian(300, 2, 2));
        double Of(FeatureMatrix x, FeatureMatrix y, int dimensions) =>
            GaussianMixtureLogLikelihood(2, dimensions).Compute(new(new(x, null, null), new(y, null, null), null, new())).Value;
        // A rotation changes no density, and the other two dimensions are nothing.
        Assert.Equal(Mixture(Samples.Gaussian(300, 2, 1), Samples.Gaussian(300, 2, 2), 2), Of(real, generated, 2), 1e-3);
        Assert.Equal(Mixture(real, generated, 2), Of(real, generated, 4), 12);

        static FeatureMatrix InFour(FeatureMatrix plane) =>
            Samples.Rows([.. Enumerable.Range(0, plane.Rows).Select(i => plane.Row(i).ToArray()).Select(p => new[]
            {
                (p[0] + p[1]) / 2, (p[0] - p[1]) / 2, (p[0] + p[1]) / 2, (p[0] - p[1]) / 2,
            })]);
    }

    [Fact]
    public void More_like_the_real_ones_is_better()
    {
        var real = Samples.Gaussian(300, 3, 1);
        foreach (var metric in new[] { ParzenLogLikelihood(), ParzenLogLikelihood(0.3), GaussianMixtureLogLikelihood(2) })
        {
            double Of(double shift) => metric.Compute(new(new(real, null, null), new(Samples.Gaussian(300, 3, 2, shift), null, null), null, new())).Value;
            Assert.True(Of(0) > Of(0.7) && Of(0.7) > Of(1.5), metric.Name);
        }
    }

    [Fact]
    public void Equal_rows_have_a_finite_value()
    {
        var equal = Samples.Rows([1, 2], [1, 2], [1, 2]);
        Assert.True(double.IsFinite(Mixture(equal, equal, 5)));
        Assert.True(double.IsFinite(ParzenLogLikelihoodPart.Compute(equal, equal, null).Value));
        Assert.Throws<InvalidOperationException>(() => ParzenLogLikelihoodPart.Compute(Samples.Rows([1]), equal.Select([0]), 1));
    }
}
