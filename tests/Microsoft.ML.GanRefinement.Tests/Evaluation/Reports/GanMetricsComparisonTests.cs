namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class GanMetricsComparisonTests
{
    private static readonly GanMetrics s_before = Of(
        new() { Seed = 1 }, (GanMetric.FrechetDistance(), new(3)), (new GanMetric.LabelAgreementPart(), new(0.5)), (GanMetric.Precision(), new(0.5, 0.01)),
        (GanMetric.NearestNeighborAccuracy(), new(0.4)), (GanMetric.StructuralSimilarity(), new(0.2)));

    [Fact]
    public void Each_change_is_judged_by_its_goal()
    {
        var after = Of(
            new() { Seed = 1 }, (GanMetric.FrechetDistance(), new(2)), (new GanMetric.LabelAgreementPart(), new(0.5)), (GanMetric.Precision(), new(0.4)),
            (GanMetric.NearestNeighborAccuracy(), new(0.55)), (GanMetric.StructuralSimilarity(), new(0.3)), (GanMetric.Coverage(), new(1)));
        var comparison = after.CompareWith(s_before);
        Assert.Equal(
            [("Fréchet distance", true), ("label agreement", null), ("precision", false), ("nearest-neighbour accuracy", true),
                ("structural similarity", null)],
            comparison.Changes.Select(change => (change.Name, change.Improved)));
        Assert.Empty(comparison.ProtocolDifferences);
        Assert.StartsWith("Fréchet distance 3 → 2 (better), label agreement 0.5 → 0.5, precision 0.5 ± 0.01 → 0.4 (worse)", comparison.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Different_protocols_are_refused_unless_forced()
    {
        var other = s_before with { Protocol = new() { Seed = 2, ResizeRule = "bicubic" } };
        var error = Assert.Throws<InvalidOperationException>(() => other.CompareWith(s_before));
        Assert.Contains("ResizeRule 'bicubic' and 'none'; Seed '2' and '1'", error.Message, StringComparison.Ordinal);
        var forced = other.CompareWith(s_before, force: true);
        Assert.Equal(2, forced.ProtocolDifferences.Count);
        Assert.StartsWith("Of different protocols (ResizeRule", forced.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_neither_protocol_names_is_warned_of_and_compared()
    {
        GanMetrics Two(EvaluationProtocol protocol) => Of(protocol.Fill("s", 10, 20, 3), (GanMetric.FrechetDistance(), new(2)));
        var unnamed = Two(new()).CompareWith(Two(new()));
        const string Featurizer = "Neither protocol names its Featurizer, which may not be the same then: set EvaluationProtocol.Featurizer.";
        const string Split = "Neither protocol names its ReferenceSplit, which may not be the same then: set EvaluationProtocol.ReferenceSplit.";
        Assert.Equal([Featurizer, Split], unnamed.Warnings);
        Assert.Equal($"Fréchet distance 2 → 2; warnings: {Featurizer} {Split}", unnamed.ToString());

        EvaluationProtocol named = new() { FeaturizerHash = "1f", ReferenceSplit = "test" };
        var sure = Two(named).CompareWith(Two(named));
        Assert.Empty(sure.Warnings);
        Assert.Equal("Fréchet distance 2 → 2", sure.ToString());
        Assert.Equal([Split], Two(new() { Featurizer = "pixels" }).CompareWith(Two(new() { Featurizer = "pixels" })).Warnings);
        // What one of them names is a difference.
        Assert.Empty(Two(named).CompareWith(Two(new()), force: true).Warnings);
        Assert.Equal(2, Two(named).CompareWith(Two(new()), force: true).ProtocolDifferences.Count);
    }

    [Fact]
    public void Every_field_of_the_protocol_counts()
    {
        EvaluationProtocol[] others =
        [
            new() { ReferenceSplit = "x" }, new() { Featurizer = "x" }, new() { FeaturizerHash = "x" }, new() { ResizeRule = "x" },
            new() { Seed = 1 }, new() { Settings = "x" }, new() { ReferenceCount = 1 },
            new() { GeneratedCount = 1 }, new() { FeatureCount = 1 }, new() { LibraryVersion = "x" },
        ];
        // What was asked for is not what was done: the settings have the splits of a score that was computed.
        Assert.Empty(new EvaluationProtocol { InceptionScoreSplits = 1 }.DifferencesFrom(new()));
        Assert.Equal(typeof(EvaluationProtocol).GetProperties().Length - 1, others.Length);
        Assert.All(others, other => Assert.Single(other.DifferencesFrom(new())));
        Assert.Empty(new EvaluationProtocol().DifferencesFrom(new()));
    }

    private static GanMetrics Of(EvaluationProtocol protocol, params (GanMetric Metric, MetricEstimate Value)[] values) =>
        new(new OrderedDictionary<GanMetric, MetricEstimate>(values.Select(value => KeyValuePair.Create(value.Metric, value.Value)))) { Protocol = protocol };
}
