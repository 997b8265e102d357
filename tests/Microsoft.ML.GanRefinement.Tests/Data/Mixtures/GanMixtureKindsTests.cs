using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data.Mixtures;

/// <summary>Curves, single normal distributions, centres of a user's, and densities.</summary>
public class GanMixtureKindsTests
{
    private static List<float[]> Draw(GanMixture mixture, int count) =>
        [.. new MLContext(1).Gan().SampleMixture(mixture, count, seed: 3).GetColumn<float[]>("Image")];

    [Fact]
    public void Densities_add_up_to_one()
    {
        foreach (var mixture in new[] { GanMixture.Ring(deviation: 0.1), GanMixture.Grid(2, 1, 0.2), GanMixture.SwissRoll(deviation: 0.15) })
        {
            double sum = 0;
            const double Step = 0.05;
            for (var x = -3f; x < 3; x += (float)Step)
            {
                for (var y = -3f; y < 3; y += (float)Step)
                    sum += Math.Exp(mixture.LogDensity([x, y])) * Step * Step;
            }
            Assert.Equal(1, sum, 3);
        }
    }

    [Fact]
    public void A_normal_distribution_has_its_closed_form()
    {
        var normal = GanMixture.Normal(2, 3);
        Assert.Equal(1, normal.Dimension);
        Assert.Equal(-0.5 - Math.Log(3) - (0.5 * Math.Log(2 * Math.PI)), normal.LogDensity([5]), 9);
        var values = Draw(normal, 4_000).Select(v => (double)Assert.Single(v)).ToList();
        Assert.Equal(2, values.Average(), 0.2);
        Assert.Equal(3, Math.Sqrt(values.Average(v => (v - 2) * (v - 2))), 0.15);
    }

    [Fact]
    public void The_swiss_roll_is_noise_around_its_curve()
    {
        var roll = GanMixture.SwissRoll(scale: 0.1, deviation: 0.01);
        var points = Draw(roll, 2_000);
        // Away from the curve's ends the distance across it has the deviation of the noise.
        var across = points.Select(p =>
        {
            var radius = Math.Sqrt((p[0] * p[0]) + (p[1] * p[1])) / 0.1;
            var angle = Math.Atan2(p[1], p[0]);
            var t = angle + (2 * Math.PI * Math.Round((radius - angle) / (2 * Math.PI)));
            return (radius - t) * 0.1;
        }).ToList();
        Assert.Equal(0.01, Math.Sqrt(across.Average(d => d * d)), 0.001);
        Assert.All(points, p => Assert.InRange(Math.Sqrt((p[0] * p[0]) + (p[1] * p[1])), 0.15 * Math.PI - 0.06, 0.45 * Math.PI + 0.06));
        Assert.Equal(points.SelectMany(p => p), Draw(roll, 2_000).SelectMany(p => p));
        // The mean log density of samples is minus the entropy: that of noise on a curve of length L is about ln L + ln(σ√(2πe)), uneven along it.
        Assert.InRange(points.Average(p => roll.LogDensity(p)), 0.5, 2.5);
    }

    [Fact]
    public void Centres_can_be_anywhere_and_of_any_dimension()
    {
        var mixture = GanMixture.Gaussians([[0, 0, 5], [1, 2, 3]], 0.1);
        Assert.Equal(3, mixture.Dimension);
        var points = Draw(mixture, 2_000);
        Assert.Equal(0.5, points.Average(p => p[2] > 4 ? 1.0 : 0), 0.05);
        Assert.Equal(2, points.Where(p => p[2] < 4).Average(p => p[1]), 0.02);
        Assert.Equal(Math.Log(0.5) - (1.5 * Math.Log(2 * Math.PI * 0.01)), mixture.LogDensity([1, 2, 3]), 9);
        Assert.Throws<ArgumentException>(() => mixture.LogDensity([1]));
    }

    [Fact]
    public void Centres_that_are_none_are_refused()
    {
        Assert.Contains("no centre", Assert.Throws<ArgumentException>(() => GanMixture.Gaussians([], 1)).Message);
        Assert.Contains("Centre 1", Assert.Throws<ArgumentException>(() => GanMixture.Gaussians([[1], [1, 2]], 1)).Message);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => GanMixture.Gaussians([[float.NaN]], 1)).Message);
        Assert.Contains("Centre 0", Assert.Throws<ArgumentException>(() => GanMixture.Gaussians([[]], 1)).Message);
    }
}
