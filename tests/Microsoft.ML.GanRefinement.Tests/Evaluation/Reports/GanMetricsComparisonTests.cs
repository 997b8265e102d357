namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class GanMetricsComparisonTests
{
    private static readonly GanMetrics s_before = new()
    {
        FrechetDistance = 3,
        Precision = new(0.5, 0.01),
        NearestNeighborAccuracy = new(0.4),
        StructuralSimilarity = new(0.2),
        LabelAgreement = 0.5,
        Protocol = new() { Seed = 1 },
    };

    [Fact]
    public void Each_change_is_judged_by_its_goal()
    {
        var after = s_before with
        {
            FrechetDistance = 2,
            Precision = new(0.4),
            NearestNeighborAccuracy = new(0.55),
            StructuralSimilarity = new(0.3),
            Coverage = new(1),
        };
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
        GanMetrics Of(EvaluationProtocol protocol) => new() { FrechetDistance = 2, Protocol = protocol.Fill("s", 10, 20, 3) };
        var unnamed = Of(new()).CompareWith(Of(new()));
        const string Featurizer = "Neither protocol names its Featurizer, which may not be the same then: set EvaluationProtocol.Featurizer.";
        const string Split = "Neither protocol names its ReferenceSplit, which may not be the same then: set EvaluationProtocol.ReferenceSplit.";
        Assert.Equal([Featurizer, Split], unnamed.Warnings);
        Assert.Equal($"Fréchet distance 2 → 2; warnings: {Featurizer} {Split}", unnamed.ToString());

        EvaluationProtocol named = new() { FeaturizerHash = "1f", ReferenceSplit = "test" };
        var sure = Of(named).CompareWith(Of(named));
        Assert.Empty(sure.Warnings);
        Assert.Equal("Fréchet distance 2 → 2", sure.ToString());
        Assert.Equal([Split], Of(new() { Featurizer = "pixels" }).CompareWith(Of(new() { Featurizer = "pixels" })).Warnings);
        // What one of them names is a difference.
        Assert.Empty(Of(named).CompareWith(Of(new()), force: true).Warnings);
        Assert.Equal(2, Of(named).CompareWith(Of(new()), force: true).ProtocolDifferences.Count);
    }

    [Fact]
    public void Every_field_of_the_protocol_counts()
    {
        EvaluationProtocol[] others =
        [
            new() { ReferenceSplit = "x" }, new() { Featurizer = "x" }, new() { FeaturizerHash = "x" }, new() { ResizeRule = "x" },
            new() { Seed = 1 }, new() { InceptionScoreSplits = 1 }, new() { Settings = "x" }, new() { ReferenceCount = 1 },
            new() { GeneratedCount = 1 }, new() { FeatureCount = 1 }, new() { LibraryVersion = "x" },
        ];
        Assert.Equal(typeof(EvaluationProtocol).GetProperties().Length, others.Length);
        Assert.All(others, other => Assert.Single(other.DifferencesFrom(new())));
        Assert.Empty(new EvaluationProtocol().DifferencesFrom(new()));
    }
}
