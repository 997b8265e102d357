
using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class LatentPriorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bits() => Assert.Equal(Latent(new LatentPrior(9, seed: 5), 3), Latent(new LatentPrior(9, seed: 5), 3));

    [Fact]
    public void Seeds_and_rows_differ()
    {
        var prior = new LatentPrior(9, seed: 5);

        Assert.NotEqual(Latent(prior, 3), Latent(new LatentPrior(9, seed: 6), 3));
        Assert.NotEqual(Latent(prior, 3), Latent(prior, 4));
    }

    [Fact]
    public void A_row_does_not_depend_on_the_rows_read_before()
    {
        var prior = new LatentPrior(9, seed: 5);
        var before = Latent(prior, 3);
        Latent(prior, 8);

        Assert.Equal(before, Latent(prior, 3));
    }

    [Fact]
    public void Negative_seeds_are_seeds() => Assert.NotEqual(Latent(new LatentPrior(9, seed: -1), 0), Latent(new LatentPrior(9, seed: 1), 0));

    [Fact]
    public void Values_have_mean_zero_and_variance_one()
    {
        var values = Enumerable.Range(0, 2000).SelectMany(row => Latent(new LatentPrior(51, seed: 1), (ulong)row)).ToArray();

        Assert.Equal(0.0, values.Average(), 0.02);
        Assert.Equal(1.0, values.Average(value => value * value), 0.03);
    }

    [Fact]
    public void Truncation_bounds_every_value_and_keeps_them_spread()
    {
        var prior = new LatentPrior(101, seed: 1, truncation: 0.5f);
        var values = Enumerable.Range(0, 200).SelectMany(row => Latent(prior, (ulong)row)).ToArray();

        Assert.All(values, value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.True(values.Max() > 0.49f && values.Min() < -0.49f);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(0.01f)]
    [InlineData(float.NaN)]
    public void A_truncation_out_of_range_is_refused(float truncation) =>
        Assert.Throws<ArgumentOutOfRangeException>("truncation", () => new LatentPrior(4, 0, truncation));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_size_out_of_range_is_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>("latentSize", () => new LatentPrior(size, 0));

    [Fact]
    public void Uniform_values_fill_the_cube()
    {
        var prior = new LatentPrior(51, seed: 1, distribution: LatentDistribution.Uniform);
        var values = Enumerable.Range(0, 2000).SelectMany(row => Latent(prior, (ulong)row)).Select(v => (double)v).ToArray();
        Assert.All(values, v => Assert.InRange(v, -1, 1));
        // 102,000 values: three standard errors of the mean are 0.0054, of the second moment 0.0028.
        Assert.Equal(0, values.Average(), 0.0054);
        Assert.Equal(1 / 3.0, values.Average(v => v * v), 0.0028);
        Assert.True(values.Max() > 0.9999 && values.Min() < -0.9999);
    }

    [Fact]
    public void Uniform_values_can_be_truncated_too() => Assert.All(
        Latent(new LatentPrior(101, seed: 1, truncation: 0.5f, LatentDistribution.Uniform), 0), v => Assert.InRange(v, -0.5f, 0.5f));

    [Fact]
    public void An_unknown_distribution_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("distribution", () => new LatentPrior(4, 0, null, (LatentDistribution)7));

    private static float[] Latent(LatentPrior prior, ulong row)
    {
        var latent = new float[prior.Size];
        prior.Fill(row, latent);
        return latent;
    }
}
