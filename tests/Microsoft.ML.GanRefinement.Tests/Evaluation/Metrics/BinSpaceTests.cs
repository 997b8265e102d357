using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class BinSpaceTests
{
    [Fact]
    public void Nothing_asked_for_is_nothing_done()
    {
        var sample = Samples.Gaussian(5, 3, seed: 1);
        Assert.Equal((sample, sample), BinSpace.Of(sample, sample, whiten: false, dimensions: null, seed: 1));
        Assert.Same(sample, BinSpace.Of(sample, sample, whiten: false, dimensions: 3, seed: 1).Real);
    }

    [Fact]
    public void Whitening_divides_by_the_real_samples_deviations()
    {
        // Deviations 2 and 0: a constant stays what it is.
        var (real, generated) = BinSpace.Of(Samples.Rows([1, 7], [5, 7]), Samples.Rows([8, 3]), whiten: true, dimensions: null, seed: 1);
        Assert.Equal([0.5, 7, 2.5, 7], real.Values);
        Assert.Equal([4, 3], generated.Values);
    }

    [Fact]
    public void Dimensions_are_drawn_by_the_seed_the_same_of_both_samples()
    {
        var sample = Samples.Rows([.. new[] { 0, 100 }.Select(row => Enumerable.Range(row, 50).Select(k => (double)k).ToArray())]);
        var (real, generated) = BinSpace.Of(sample, sample.Select([1]), whiten: false, dimensions: 7, seed: 1);
        Assert.Equal((7, 7), (real.Columns, generated.Columns));
        Assert.Equal(7, real.Row(0).ToArray().Distinct().Count());
        Assert.Equal(real.Row(0).ToArray().Select(v => v + 100), generated.Row(0).ToArray());
        Assert.NotEqual(real.Values, BinSpace.Of(sample, sample, whiten: false, dimensions: 7, seed: 2).Real.Values);
        // Each of 50 is drawn in 7 of 50 seeds: 28 of 200, with a deviation of 4.9.
        var drawn = Enumerable.Range(0, 200).SelectMany(seed => BinSpace.Of(sample, sample, false, 7, seed).Real.Row(0).ToArray()).CountBy(v => v).ToList();
        Assert.Equal(50, drawn.Count);
        Assert.All(drawn, d => Assert.InRange(d.Value, 8, 48));
    }

    [Fact]
    public void A_feature_of_small_scale_decides_bins_once_whitened()
    {
        // The first feature tells two modes apart, of which the second sample lacks one; the second is noise a thousand times as large.
        var noise = Samples.Gaussian(400, 1, seed: 4, scale: 1000);
        FeatureMatrix Of(Func<int, double> first, int from) =>
            Samples.Rows([.. Enumerable.Range(from, 200).Select(i => new[] { first(i), noise.Values[i] })]);
        MetricInputs inputs = new(new(Of(i => i % 2, 0), null, null), new(Of(_ => 1, 200), null, null), null, new());
        var plain = GanMetric.JensenShannonDivergence(bins: 2).Compute(inputs).Value;
        var whitened = GanMetric.JensenShannonDivergence(bins: 8, whiten: true).Compute(inputs).Value;
        Assert.True(plain < 0.02 && whitened > 0.15, $"{plain} {whitened}");
        Assert.Equal("8 bins, whitened", GanMetric.JensenShannonDivergence(bins: 8, whiten: true).Settings(inputs));
        Assert.Equal("8 bins, 1 of 2 features", GanMetric.Ndb(bins: 8, dimensions: 1).Settings(inputs));
    }

    [Fact]
    public void No_dimension_at_all_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("dimensions", () => GanMetric.Ndb(dimensions: 0));
}
