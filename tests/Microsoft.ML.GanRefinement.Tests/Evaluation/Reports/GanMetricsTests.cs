using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class GanMetricsTests
{
    private static readonly GanMetrics s_full = Full();

    [Fact]
    public void Json_has_every_metric_and_the_protocol()
    {
        var json = JsonNode.Parse(s_full.ToJson())!;
        Assert.Equal(21.9, (double)json["frechetDistance"]!);
        Assert.Equal(7.5, (double)json["inceptionScore"]!);
        Assert.Equal(0.125, (double)json["inceptionScoreStandardDeviation"]!);
        Assert.Equal(0.891, (double)json["labelAgreement"]!);
        Assert.Equal("test", (string?)json["protocol"]!["referenceSplit"]);
        Assert.Equal(5, (long)json["protocol"]!["generatedCount"]!);
    }

    [Fact]
    public void Metrics_not_computed_are_left_out()
    {
        GanMetrics metrics = new(new Dictionary<GanMetric, MetricEstimate> { [GanMetric.FrechetDistance()] = new(1) }) { Protocol = new() };
        var json = JsonNode.Parse(metrics.ToJson())!.AsObject();
        Assert.Equal(["frechetDistance", "protocol"], json.Select(pair => pair.Key));
        Assert.StartsWith("Fréchet distance 1.000 (", metrics.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_has_every_metric_and_the_protocol() =>
        Assert.Equal($"Fréchet distance 21.900, inception score 7.500 ± 0.125, label agreement 89.1 % ({s_full.Protocol})", s_full.ToString());

    [Fact]
    public void Estimates_have_value_and_spread()
    {
        var metrics = Full((GanMetric.KernelDistance(), new(0.0123456, 0.001)), (GanMetric.Coverage(), new(0.5)));
        var json = JsonNode.Parse(metrics.ToJson())!;
        Assert.Equal((0.0123456, 0.001), ((double)json["kernelDistance"]!["value"]!, (double)json["kernelDistance"]!["spread"]!));
        Assert.Equal(["value"], json["coverage"]!.AsObject().Select(pair => pair.Key));
        Assert.Contains(", kernel distance 0.012346 ± 0.001, coverage 0.5 (", metrics.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_a_row_for_each_metric_and_the_protocol()
    {
        var metrics = Full((GanMetric.KernelDistance(), new(0.0123456, 0.001)));
        Assert.Equal(
            $"| metric | value | spread | better |\n| --- | --- | --- | --- |\n| Fréchet distance | 21.9 |  | lower |\n"
            + "| inception score | 7.5 | 0.125 | higher |\n| label agreement | 0.891 |  | higher |\n| kernel distance | 0.012346 | 0.001 | lower |\n"
            + $"\n{s_full.Protocol}.\n",
            metrics.ToMarkdown());
    }

    private static GanMetrics Full(params (GanMetric Metric, MetricEstimate Value)[] more)
    {
        OrderedDictionary<GanMetric, MetricEstimate> values = new()
        {
            [GanMetric.FrechetDistance()] = new(21.9),
            [new GanMetric.InceptionScorePart()] = new(7.5, 0.125),
            [new GanMetric.LabelAgreementPart()] = new(0.891),
        };
        foreach ((var metric, var value) in more)
            values.Add(metric, value);

        return new(values) { Protocol = new() { ReferenceSplit = "test", GeneratedCount = 5 } };
    }
}
