using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class GanMetricTests
{
    /// <summary>What a user can ask for, by the factory's name, with its default settings.</summary>
    public static TheoryData<string, GanMetric> All
    {
        get
        {
            TheoryData<string, GanMetric> all = [];
            foreach (var factory in Factories())
                all.Add(factory.Name, Create(factory));

            return all;
        }
    }

    public static TheoryData<GanMetric> OnFeatures => [.. GanMetric.AllOnFeatures];

    [Fact]
    public void The_table_has_every_factory()
    {
        Assert.Equal(Factories().Select(Create).ToHashSet(),
            GanMetric.All.Where(metric => metric is not (GanMetric.InceptionScorePart or GanMetric.LabelAgreementPart)).ToHashSet());
        Assert.Empty(GanMetric.Default.Except(GanMetric.AllOnFeatures));
        Assert.DoesNotContain(GanMetric.AllOnFeatures, metric => metric == GanMetric.DataCopying() || metric == GanMetric.StructuralSimilarity()
            || metric == GanMetric.IntraClassFrechetDistance() || metric is GanMetric.InceptionScorePart);
        Assert.Equal(GanMetric.All.Count(), GanMetric.All.Select(metric => metric.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_names_are_those_of_its_property_and_it_returns_from_JSON(string name, GanMetric metric)
    {
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), metric.JsonName);
        Assert.NotNull(typeof(GanMetrics).GetProperty(name));
        var json = JsonSerializer.Serialize(metric);
        Assert.Equal(metric, JsonSerializer.Deserialize<GanMetric>(json));
        Assert.Equal(metric.ToString(), json);
        Assert.Equal(metric, JsonSerializer.Deserialize<GanMetric>($$"""{"kind":"{{metric.JsonName}}"}"""));
        Assert.Equal(["kind", .. metric.GetType().GetConstructors().Single().GetParameters().Select(p => p.Name!)],
            JsonNode.Parse(json)!.AsObject().Select(pair => pair.Key), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(OnFeatures))]
    public void On_features_it_is_the_property_of_its_name_and_has_a_goal_that_a_value_can_reach(GanMetric metric)
    {
        var random = new Random(3);
        FeatureMatrix Sample() => new([.. Enumerable.Range(0, 240).Select(_ => random.NextDouble())], 120, 2);
        MetricInputs inputs = new(new(Sample(), null, null), new(Sample(), null, null), null, new());
        var metrics = GanRefinement.Evaluation.GanEvaluator.Evaluate(inputs, [metric]);
        var property = typeof(GanMetrics).GetProperty(metric.GetType().Name[..^"Part".Length])!.GetValue(metrics);
        Assert.Equal(metric.Compute(inputs).Value, property is double value ? value : ((MetricEstimate)property!).Value);
        Assert.Equal(metrics.Values[metric], metric.Compute(inputs));
        var json = JsonNode.Parse(metrics.ToJson())![metric.JsonName]!;
        Assert.Equal(metrics.Values[metric].Value, (double)(json as JsonObject is { } estimate ? estimate["value"]! : json));
        Assert.NotEqual(MetricDirection.RealValueIsBest, metric.Direction);
    }

    [Fact]
    public void Metrics_of_one_kind_share_what_they_have_in_common()
    {
        MetricInputs inputs = new(new(Samples.Gaussian(50, 2, 1), null, null), new(Samples.Gaussian(50, 2, 2), null, null), null, new());
        var computed = 0;
        object Compute() => ++computed;
        Assert.Same(inputs.Shared(5, Compute), inputs.Shared(5, Compute));
        Assert.Equal(1, computed);
        Assert.NotSame(inputs.Shared(5, Compute), inputs.Shared(6, Compute));
        foreach (var metric in GanMetric.AllOnFeatures)
            metric.Compute(inputs);

        var never = new InvalidOperationException();
        Assert.NotNull(inputs.Shared<Neighborhoods>(5, () => throw never));
        Assert.NotNull(inputs.Shared<BinDifferences>((100, false, (int?)null), () => throw never));
    }

    [Theory]
    [InlineData(MetricDirection.LowerIsBetter, 3, 1, 2)]
    [InlineData(MetricDirection.HigherIsBetter, 3, 1, -2)]
    [InlineData(MetricDirection.HalfIsBest, 0.75, 0.375, 0.125)]
    [InlineData(MetricDirection.RealValueIsBest, 3, 1, 0)]
    public void A_gain_is_above_zero_for_the_better(MetricDirection goal, double before, double after, double gain) =>
        Assert.Equal(gain, goal.Gain(before, after));

    private static IEnumerable<MethodInfo> Factories() =>
        typeof(GanMetric).GetMethods().Where(method => method.IsStatic && method.ReturnType == typeof(GanMetric));

    private static GanMetric Create(MethodInfo factory) => (GanMetric)factory.Invoke(null, [.. factory.GetParameters().Select(p => p.DefaultValue)])!;
}
