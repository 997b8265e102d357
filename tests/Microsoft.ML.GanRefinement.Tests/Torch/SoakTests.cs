using Microsoft.ML.GanRefinement.Soak;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>The soak has everything.</summary>
[Collection(nameof(Trains))]
public class SoakTests
{
    [Fact]
    public void Has_every_trainer_and_refiner_of_the_catalog()
    {
        using var soak = new SoakRun(predictions: 1);
        string[] cases = [.. soak.Names.Select(name => name.Split(' ')[0]).Distinct()];
        string[] components = [.. typeof(GanCatalog).GetMethods()
            .Where(m => m.ReturnType.Name.EndsWith("Trainer", StringComparison.Ordinal) || m.Name.EndsWith("Latent", StringComparison.Ordinal))
            .Select(m => m.Name).Distinct()];
        Assert.Equal([], components.Except(cases));
        Assert.True(components.Length >= 9);
    }

    [Fact]
    public void Has_every_metric_of_the_catalog()
    {
        using var soak = new SoakRun(predictions: 1);
        string[] metrics = [.. typeof(GanCatalog).GetMethods()
            .Where(m => m.ReturnType.Name.EndsWith("Metrics", StringComparison.Ordinal) || m.ReturnType == typeof(MetricResult))
            .Select(m => m.Name).Distinct()];
        Assert.Equal([], metrics.Except(soak.Names));
        Assert.True(metrics.Length >= 4);
        string[] values = [.. typeof(GanMetric).GetMethods().Where(m => m is { IsStatic: true } && m.ReturnType == typeof(GanMetric)).Select(m => m.Name)];
        Assert.Equal([], values.Except(UsingCases.AllMetrics.Select(metric => metric.GetType().Name[..^"Part".Length])));
        Assert.True(values.Length >= 15);
    }
}
