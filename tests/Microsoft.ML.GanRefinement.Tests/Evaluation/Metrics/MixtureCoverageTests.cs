
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class MixtureCoverageTests
{
    private static readonly FeatureMatrix s_centres = Samples.Rows([0, 0], [10, 0], [0, 10], [10, 10]);

    [Fact]
    public void Modes_and_share_are_counted()
    {
        var samples = Samples.Rows([0, 0.2], [0, -0.3], [0.1, 0], [0, 0], [10, 0.31], [10, 9.9], [0, 0], [0, 0]);
        var found = MixtureCoverage.Compute(samples, s_centres, deviation: 0.1, maxSigmas: 3);
        Assert.Equal((4, 2, 2, 8), (found.ModeCount, found.CapturedModes, found.WellCoveredModes, found.SampleCount));
        Assert.Equal(7.0 / 8, found.HighQualityShare.Value);
        var expected = (6.0 / 8 * Math.Log(3)) + (2 * (1.0 / 8 * Math.Log(0.5)));
        Assert.Equal(expected, found.ReverseDivergence, 1e-12);
    }

    [Fact]
    public void A_stray_sample_captures_a_mode_but_does_not_cover_it()
    {
        double[][] rows = [.. Enumerable.Repeat(new double[] { 0, 0 }, 99), [10, 10]];
        var found = MixtureCoverage.Compute(Samples.Rows(rows), s_centres, 0.1, 3);
        Assert.Equal((2, 1), (found.CapturedModes, found.WellCoveredModes));
    }

    [Fact]
    public void One_mode_of_four_diverges_by_ln_4_and_all_of_them_by_nothing()
    {
        Assert.Equal(Math.Log(4), MixtureCoverage.Compute(Samples.Rows([0, 0], [1, 1]), s_centres, 0.1, 3).ReverseDivergence, 1e-12);
        Assert.Equal(0, MixtureCoverage.Compute(s_centres, s_centres, 0.1, 3).ReverseDivergence, 1e-12);
    }

    [Fact]
    public void The_result_carries_its_protocol()
    {
        EvaluationProtocol asked = new() { ReferenceSplit = "square", Seed = 3 };
        var one = MixtureCoverage.Compute(Samples.Rows([0, 0], [1, 1]), s_centres, 0.1, 3, asked);
        var all = MixtureCoverage.Compute(s_centres, s_centres, 0.1, 3, asked);
        Assert.Equal(("square", 3, 2, 2), (one.Protocol.ReferenceSplit, one.Protocol.Seed, one.Protocol.GeneratedCount, one.Protocol.FeatureCount));
        Assert.Matches("^4 modes of deviation 0.1, maxSigmas 3, centres [0-9a-f]{12}$", one.Protocol.Settings);
        Assert.Contains($"; 2 samples ({one.Protocol}); warnings: 2 samples are fewer than 20 for each of 4 modes", one.ToString(), StringComparison.Ordinal);
        Assert.Contains("| captured modes | 4 |  | higher |\n", all.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("\"reverseDivergence\": 0,", all.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"referenceSplit\": \"square\"", all.ToJson(), StringComparison.Ordinal);

        var error = Assert.Throws<InvalidOperationException>(() => all.CompareWith(one));
        Assert.Contains("GeneratedCount '4' and '2'", error.Message, StringComparison.Ordinal);
        Assert.All(all.CompareWith(one, force: true).Changes, change => Assert.True(change.Improved));
    }

    [Fact]
    public void The_mixture_is_the_split_and_other_centres_are_another_mixture()
    {
        var samples = Samples.Rows([0, 0], [1, 1]);
        var one = MixtureCoverage.Compute(samples, s_centres, 0.1, 3);
        Assert.Equal("mixture of 4 Gaussians", one.Protocol.ReferenceSplit);
        var same = MixtureCoverage.Compute(samples, Samples.Rows([0, 0], [10, 0], [0, 10], [10, 10]), 0.1, 3);
        Assert.Empty(same.CompareWith(one).Warnings);
        var moved = MixtureCoverage.Compute(samples, Samples.Rows([0, 0], [10, 0], [0, 10], [10, 10.5]), 0.1, 3);
        var error = Assert.Throws<InvalidOperationException>(() => moved.CompareWith(one));
        Assert.Contains("Settings '4 modes of deviation 0.1, maxSigmas 3, centres ", error.Message, StringComparison.Ordinal);
        Assert.Single(moved.CompareWith(one, force: true).ProtocolDifferences);
    }

    [Theory]
    [InlineData(3, 0.98889)]
    [InlineData(4, 0.99966)]
    public void The_mixture_itself_has_the_share_of_its_reach(double reach, double expected)
    {
        var noise = Samples.Gaussian(20_000, 1, seed: 3);
        FeatureMatrix samples = new([.. noise.Values.Select((v, i) => (0.1 * v) + s_centres.Values[i % 8])], 10_000, 2);
        var share = MixtureCoverage.Compute(samples, s_centres, 0.1, reach).HighQualityShare;
        Assert.Equal(expected, share.Value, 4 * Math.Sqrt(expected * (1 - expected) / 10_000));
    }
}
