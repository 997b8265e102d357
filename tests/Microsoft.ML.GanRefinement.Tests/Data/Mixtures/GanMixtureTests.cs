using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data.Mixtures;

public class GanMixtureTests
{
    private static double Distance(IReadOnlyList<float> a, IReadOnlyList<float> b) => Math.Sqrt(Math.Pow(a[0] - b[0], 2) + Math.Pow(a[1] - b[1], 2));

    private static IEnumerable<double> Distances(GanMixture mixture) =>
        from i in Enumerable.Range(0, mixture.Centers.Count)
        from j in Enumerable.Range(0, i)
        select Distance(mixture.Centers[i], mixture.Centers[j]);

    [Fact]
    public void The_ring_has_eight_modes_apart()
    {
        var ring = GanMixture.Ring(radius: 2);
        Assert.Equal(8, ring.Centers.Count);
        Assert.Equal(2 * 2 * Math.Sin(Math.PI / 8), Distances(ring).Min(), 5);
        Assert.All(ring.Centers, c => Assert.Equal(2, Distance(c, new[] { 0f, 0f }), 5));
        Assert.Equal([2f, 0f], ring.Centers[0]);
    }

    [Fact]
    public void The_grid_has_25_modes_on_even_coordinates()
    {
        var grid = GanMixture.Grid();
        Assert.Equal(25, grid.Centers.Select(c => (c[0], c[1])).Distinct().Count());
        Assert.All(grid.Centers, c => Assert.All(c, v => Assert.Contains(v, new[] { -4f, -2f, 0f, 2f, 4f })));
        Assert.Equal(2, Distances(grid).Min(), 6);
    }

    [Fact]
    public void Samples_are_equally_often_of_each_mode_and_as_far_from_it_as_they_should_be()
    {
        var ml = new MLContext(1);
        var ring = GanMixture.Ring();
        var samples = ml.Gan().SampleMixture(ring, 8_000, seed: 3).GetColumn<float[]>("Image").ToList();
        var nearest = samples.Select(s => Enumerable.Range(0, 8).MinBy(k => Distance(ring.Centers[k], s))).ToList();
        Assert.All(nearest.GroupBy(k => k), g => Assert.InRange(g.Count(), 880, 1_120));
        // An ideal sampler has 1 − exp(−9/2) within 3 deviations.
        var near = samples.Zip(nearest).Count(p => Distance(ring.Centers[p.Second], p.First) <= 3 * 0.02) / 8_000.0;
        Assert.InRange(near, 0.985, 0.993);
    }

    [Fact]
    public void The_seed_decides_the_samples()
    {
        var ml = new MLContext(1);
        float[] Draw(int seed) => ml.Gan().SampleMixture(GanMixture.Grid(), 10, seed).GetColumn<float[]>("Image").SelectMany(v => v).ToArray();
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GanMixture.Ring(modes: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GanMixture.Ring(radius: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GanMixture.Grid(deviation: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Gan().SampleMixture(GanMixture.Ring(), 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_rings_centres_are_exact(double radius)
    {
        var ring = GanMixture.Ring(radius: radius);
        for (var k = 0; k < 8; k++)
            Assert.Equal([(float)(radius * Math.Cos(Math.PI * k / 4)), (float)(radius * Math.Sin(Math.PI * k / 4))], ring.Centers[k]);
        Assert.Equal(0.765 * radius, Distances(ring).Min(), 0.001 * radius);
    }

    [Fact]
    public void The_grids_spacing_and_the_spread_of_both_can_be_chosen()
    {
        var grid = GanMixture.Grid(side: 3, spacing: 0.5, deviation: 0.01);
        Assert.Equal(from x in new[] { -0.5f, 0, 0.5f } from y in new[] { -0.5f, 0, 0.5f } select (x, y), grid.Centers.Select(c => (c[0], c[1])));
        foreach (var mixture in new[] { grid, GanMixture.Ring(deviation: 0.01) })
        {
            var offsets = new MLContext(1).Gan().SampleMixture(mixture, 4_000, seed: 3).GetColumn<float[]>("Image")
                .SelectMany(s => mixture.Centers.MinBy(c => Distance(c, s))!.Zip(s, (c, v) => v - c)).ToList();
            Assert.Equal(0, offsets.Average(), 0.001);
            Assert.Equal(0.01, Math.Sqrt(offsets.Average(o => o * o)), 0.0005);
        }
    }
}
