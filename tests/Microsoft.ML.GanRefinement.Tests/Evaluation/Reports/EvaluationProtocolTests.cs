namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class EvaluationProtocolTests
{
    [Fact]
    public void The_defaults_claim_nothing()
    {
        EvaluationProtocol protocol = new();
        Assert.Equal("unnamed", protocol.ReferenceSplit);
        Assert.Equal("unnamed", protocol.Featurizer);
        Assert.Empty(protocol.FeaturizerHash);
        Assert.Equal(0, protocol.Seed);
        Assert.Equal(10, protocol.InceptionScoreSplits);
        Assert.Equal("none", protocol.ResizeRule);
    }

    [Fact]
    public void Resizing_and_settings_are_named_where_there_are_any()
    {
        EvaluationProtocol protocol = new() { ResizeRule = "bicubic", Settings = "5 neighbours" };
        Assert.Contains("; resized bicubic; 5 neighbours; seed 0;", protocol.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_as_one_line()
    {
        EvaluationProtocol protocol = new()
        {
            ReferenceSplit = "the test set",
            ReferenceCount = 10_000,
            GeneratedCount = 5_000,
            Featurizer = "small CNN",
            FeaturizerHash = "0123456789abcdef",
            FeatureCount = 128,
            Seed = 7,
            LibraryVersion = "0.1.0",
        };
        Assert.Equal(
            "5000 generated against 10000 of the test set; 128 features of small CNN (0123456789ab); seed 7; GanRefinement 0.1.0",
            protocol.ToString());
    }
}
