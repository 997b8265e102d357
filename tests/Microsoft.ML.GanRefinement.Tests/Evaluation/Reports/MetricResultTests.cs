using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class MetricResultTests
{
    private static readonly MetricResult s_smooth = new()
    {
        Name = "perceptual path length",
        Direction = MetricDirection.LowerIsBetter,
        Estimate = new(31.5, 0.25),
        Protocol = new EvaluationProtocol { Featurizer = "pixels", Seed = 4 }.Fill("steps of 0.001", 0, 60, 12),
    };

    [Fact]
    public void It_is_written_with_its_protocol()
    {
        Assert.Equal((31.5, 0.25), (s_smooth.Value, s_smooth.Spread));
        var protocol = $"60 generated; 12 features of pixels; steps of 0.001; seed 4; GanRefinement {s_smooth.Protocol.LibraryVersion}";
        Assert.Equal($"perceptual path length 31.5 ± 0.25 ({protocol})", s_smooth.ToString());
        Assert.Equal(
            $"| metric | value | spread | better |\n| --- | --- | --- | --- |\n| perceptual path length | 31.5 | 0.25 | lower |\n\n{protocol}.\n",
            s_smooth.ToMarkdown());
        var json = JsonNode.Parse(s_smooth.ToJson())!.AsObject();
        Assert.Equal(["name", "value", "spread", "protocol"], json.Select(pair => pair.Key));
        Assert.Equal((31.5, 60), ((double)json["value"]!, (int)json["protocol"]!["generatedCount"]!));
    }

    [Fact]
    public void Only_the_same_metric_of_the_same_protocol_is_compared_unless_forced()
    {
        var better = s_smooth with { Estimate = new(20) };
        var change = Assert.Single(better.CompareWith(s_smooth).Changes);
        Assert.True(change.Improved);
        Assert.Empty(better.CompareWith(s_smooth).Warnings);
        var unnamed = s_smooth with { Protocol = s_smooth.Protocol with { Featurizer = "unnamed" } };
        // A path has no real images, so the split is not missed.
        Assert.Contains("Featurizer", Assert.Single(unnamed.CompareWith(unnamed).Warnings), StringComparison.Ordinal);
        var other = better with { Protocol = s_smooth.Protocol with { Seed = 5 } };
        var error = Assert.Throws<InvalidOperationException>(() => other.CompareWith(s_smooth));
        Assert.Contains("Seed '5' and '4'", error.Message, StringComparison.Ordinal);
        Assert.Single(other.CompareWith(s_smooth, force: true).ProtocolDifferences);
        Assert.Throws<ArgumentException>(() => s_smooth.CompareWith(s_smooth with { Name = "classification accuracy" }, force: true));
    }
}
