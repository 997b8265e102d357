using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public sealed class GanCatalogPathLengthTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly GanTransformer _gan;
    private readonly ImageFeaturizerTransformer _pixels;

    public GanCatalogPathLengthTests()
    {
        _gan = new GanTransformer(_ml, SmallPair.Create(), new GanColumns());
        _pixels = _ml.Gan().PixelFeatures(inputColumnName: "GeneratedImage").Fit(_gan.Transform(_ml.Gan().SampleLatents(_gan, 4)));
    }

    public void Dispose()
    {
        _gan.Dispose();
        _pixels.Dispose();
    }

    [Fact]
    public void Columns_of_two_views_are_compared_row_by_row()
    {
        var first = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(20, 1));
        var second = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(20, 1, shift: 0.5));
        Assert.Equal(3 * 0.25 / 0.01, _ml.Gan().PerceptualPathLength(first, second, epsilon: 0.1).Value, 1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().PerceptualPathLength(first, second, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Gan().PerceptualPathLength(first, second, 0.1, "Nope"));
    }

    [Fact]
    public void A_network_is_walked_along_paths_that_follow_from_the_seed()
    {
        var found = _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3);
        Assert.Equal(found.ToJson(), _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3).ToJson());
        Assert.NotEqual(found.Value, _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 4).Value);
        Assert.Equal((60, 3, "steps of 0.001 along great circles"), (found.Protocol.GeneratedCount, found.Protocol.Seed, found.Protocol.Settings));
        Assert.True(found.Value > 0 && found.Spread > 0);
        // Smooth networks have paths whose squared speed hardly depends on the step.
        Assert.Equal(found.Value, _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, epsilon: 4e-3, seed: 3).Value, 0.1 * found.Value);
    }

    [Fact]
    public void Steps_are_a_share_of_the_path_and_each_pair_has_one_class()
    {
        (var first, var second) = LatentPaths.Create(_gan, 9, epsilon: 1, seed: 3, LatentInterpolation.Linear, ClassPrior.Even(3));
        Row[] starts = [.. _ml.Data.CreateEnumerable<Row>(first, false)];
        Row[] ends = [.. _ml.Data.CreateEnumerable<Row>(second, false)];
        Assert.Equal([1u, 2, 3, 1, 2, 3, 1, 2, 3], starts.Select(row => row.Label));
        Assert.Equal(starts.Select(row => row.Label), ends.Select(row => row.Label));
        Assert.Equal(108, starts.Concat(ends).SelectMany(row => row.Latent).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().PerceptualPathLength(_gan, _pixels, epsilon: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 0));
    }

    [Fact]
    public void Path_and_trimming_are_choices_that_the_stamp_tells()
    {
        var straight = _ml.Gan()
            .PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3, interpolation: LatentInterpolation.Linear, trimmedShare: 0.05);
        Assert.Equal("steps of 0.001 along straight lines, 3 pairs trimmed at either end", straight.Protocol.Settings);
        Assert.NotEqual(straight.Value, _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3, interpolation: LatentInterpolation.Linear).Value);
        Assert.Equal("The path length of fewer than 1000 pairs scatters widely.", Assert.Single(straight.Warnings));
        Assert.Contains("\"warnings\": [", straight.ToJson(), StringComparison.Ordinal);
        Assert.Contains("Warning: The path length", straight.ToMarkdown(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("trimmedShare", () => _ml.Gan().PerceptualPathLength(_gan, _pixels, trimmedShare: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("interpolation", () => _ml.Gan().PerceptualPathLength(_gan, _pixels, interpolation: (LatentInterpolation)2));
    }

    [Fact]
    public void A_share_below_one_pair_trims_nothing_and_is_told_of()
    {
        var found = _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3, trimmedShare: 0.01);
        Assert.Equal("steps of 0.001 along great circles", found.Protocol.Settings);
        var whole = _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, seed: 3);
        Assert.Equal(whole.Value, found.Value, 1e-9);
        Assert.Empty(found.CompareWith(whole).ProtocolDifferences);
        Assert.Equal("trimmedShare 0.01 of 60 pairs is less than one pair: none was left out. Take at least 100 pairs.", found.Warnings[1]);
        Assert.Equal((0, 1, 29), (PathLength.Trimmed(0.01, 99), PathLength.Trimmed(0.01, 100), PathLength.Trimmed(0.29, 100)));
    }

    [Theory]
    [InlineData(1e-3, 0)]
    [InlineData(1e-4, 0)]
    [InlineData(1e-7, 1)]
    [InlineData(1e-9, 1)]
    public void Steps_that_rounding_drowns_are_told_of(double epsilon, int warnings)
    {
        var found = _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, epsilon, seed: 3);
        Assert.Equal(warnings, found.Warnings.Count(warning => warning.Contains("Raise epsilon; 0.001 is usual.", StringComparison.Ordinal)));
        var expected = _ml.Gan().PerceptualPathLength(_gan, _pixels, pairs: 60, epsilon: 1e-3, seed: 3).Value;
        if (warnings == 0)
            Assert.Equal(expected, found.Value, 0.02 * expected);
        else
            Assert.NotInRange(found.Value, 0.99 * expected, 1.01 * expected);
    }

    [Fact]
    public void Rounding_is_that_of_the_features_precision()
    {
        var first = Samples.Gaussian(20, 3, seed: 1);
        var near = first with { Values = [.. first.Values.Select(value => value * (1 + 1e-9))] };
        Assert.Empty(PathLength.RoundingWarnings(first, near, 1e-9));
        var single = first with { Values = [.. first.Values.Select(value => (double)(float)value)] };
        Assert.Contains("differ by 1E-09 of their length only, and each operation rounds by 6E-08",
            Assert.Single(PathLength.RoundingWarnings(single, single with { Values = [.. single.Values.Select(value => value * (1 + 1e-9))] }, 1e-9)),
            StringComparison.Ordinal);
        Assert.Contains("are equal", Assert.Single(PathLength.RoundingWarnings(single, single, 1e-9)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_of_paths_are_those_of_training()
    {
        using var gan = new GanTransformer(_ml, SmallPair.Create(specification => specification with { ClassCounts = [5, 0, 7] }), new GanColumns());
        (var first, _) = LatentPaths.Create(gan, 4, 1e-3, 1, LatentInterpolation.Spherical, ClassPrior.Of(gan.ClassCounts, GanClassSampling.Even));
        Assert.Equal([1u, 3, 1, 3], _ml.Data.CreateEnumerable<Row>(first, false).Select(row => row.Label));
    }

    private sealed class Row
    {
        public float[] Latent { get; set; } = [];

        public uint Label { get; set; }
    }
}
