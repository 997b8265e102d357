using Microsoft.ML.GanRefinement.Soak;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class SoakTests
{
    [Fact]
    public void Nothing_fails_and_no_bit_changes_beside_a_collector_that_never_rests()
    {
        using var soak = new SoakRun(predictions: 5_000);
        soak.RunQuiet();
        soak.RunBesideCollector();
        Assert.Equal([], soak.Failures);
        Assert.InRange(soak.Units, 5_000, long.MaxValue);
        Assert.InRange(soak.Collections, 100, long.MaxValue);
    }

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
            .Where(m => m.ReturnType.Name.EndsWith("Metrics", StringComparison.Ordinal) || m.ReturnType == typeof(StampedMetric))
            .Select(m => m.Name).Distinct()];
        Assert.Equal([], metrics.Except(soak.Names));
        Assert.True(metrics.Length >= 4);
        Assert.Equal(EvaluationMetrics.None, Enum.GetValues<EvaluationMetrics>().Aggregate((a, b) => a | b) & ~UsingCases.AllMetrics);
    }
}
