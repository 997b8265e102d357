using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class MetricResultTests
{
    private static readonly MetricResult Smooth = new()
    {
        Name = "perceptual path length",
        Direction = MetricDirection.LowerIsBetter,
        Estimate = new(31.5, 0.25),
        Protocol = new EvaluationProtocol { Featurizer = "pixels", Seed = 4 }.Fill("steps of 0.001", 0, 60, 12),
    };

    [Fact]
    public void It_is_written_with_its_protocol()
    {
        Assert.Equal((31.5, 0.25), (Smooth.Value, Smooth.Spread));
        string protocol = $"60 generated; 12 features of pixels; score in 10 splits; steps of 0.001; seed 4; GanRefinement {Smooth.Protocol.LibraryVersion}";
        Assert.Equal($"perceptual path length 31.5 ± 0.25 ({protocol})", Smooth.ToString());
        Assert.Equal(
            $"| metric | value | spread | better |\n| --- | --- | --- | --- |\n| perceptual path length | 31.5 | 0.25 | lower |\n\n{protocol}.\n",
            Smooth.ToMarkdown());
        JsonObject json = JsonNode.Parse(Smooth.ToJson())!.AsObject();
        Assert.Equal(["name", "value", "spread", "protocol"], json.Select(pair => pair.Key));
        Assert.Equal((31.5, 60), ((double)json["value"]!, (int)json["protocol"]!["generatedCount"]!));
    }

    [Fact]
    public void Only_the_same_metric_of_the_same_protocol_is_compared_unless_forced()
    {
        MetricResult better = Smooth with { Estimate = new(20) };
        MetricChange change = Assert.Single(better.CompareWith(Smooth).Changes);
        Assert.True(change.Improved);
        Assert.Empty(better.CompareWith(Smooth).Warnings);
        MetricResult unnamed = Smooth with { Protocol = Smooth.Protocol with { Featurizer = "unnamed" } };
        // A path has no real images, so the split is not missed.
        Assert.Contains("Featurizer", Assert.Single(unnamed.CompareWith(unnamed).Warnings), StringComparison.Ordinal);
        MetricResult other = better with { Protocol = Smooth.Protocol with { Seed = 5 } };
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => other.CompareWith(Smooth));
        Assert.Contains("Seed '5' and '4'", error.Message, StringComparison.Ordinal);
        Assert.Single(other.CompareWith(Smooth, force: true).ProtocolDifferences);
        Assert.Throws<ArgumentException>(() => Smooth.CompareWith(Smooth with { Name = "classification accuracy" }, force: true));
    }
}
