using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class IntraClassMetricsTests
{
    private static MetricInputs Inputs(FeatureMatrix real, long[] realClasses, FeatureMatrix generated, long[] generatedClasses) =>
        new(new(real, null, realClasses), new(generated, null, generatedClasses), null, new());

    // prdc's example, and a set against itself.
    private static MetricInputs TwoClasses() => Inputs(
        Samples.Rows([0], [50], [1], [51], [3], [53]), [0, 1, 0, 1, 0, 1], Samples.Rows([0.5], [50], [10], [51], [53]), [0, 1, 0, 1, 1]);

    public static TheoryData<GanMetric, GanMetric> Pairs => new()
    {
        { GanMetric.IntraClassDensity(1), GanMetric.Density(1) },
        { GanMetric.IntraClassCoverage(1), GanMetric.Coverage(1) },
        { GanMetric.IntraClassJensenShannonDivergence(2), GanMetric.JensenShannonDivergence(2) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Are_mean_and_deviation_of_the_metric_inside_classes(GanMetric intra, GanMetric inside)
    {
        double Of(FeatureMatrix real, FeatureMatrix generated) => inside.Compute(new(new(real, null, null), new(generated, null, null), null, new())).Value;
        var first = Of(Samples.Rows([0], [1], [3]), Samples.Rows([0.5], [10]));
        var second = Of(Samples.Rows([50], [51], [53]), Samples.Rows([50], [51], [53]));
        var found = intra.Compute(TwoClasses());
        Assert.Equal((first + second) / 2, found.Value, 12);
        Assert.Equal(Math.Abs(first - second) / 2, found.Spread!.Value, 12);
        Assert.Equal(inside.Settings(TwoClasses()), intra.Settings(TwoClasses()));
    }

    [Fact]
    public void Of_the_example_of_their_authors_are_its_numbers()
    {
        var inputs = Inputs(Samples.Rows([0], [1], [3]), [4, 4, 4], Samples.Rows([0.5], [10]), [4, 4]);
        Assert.Equal(1, GanMetric.IntraClassDensity(1).Compute(inputs).Value, 12);
        Assert.Equal(2 / 3.0, GanMetric.IntraClassCoverage(1).Compute(inputs).Value, 12);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void See_swapped_classes_that_the_whole_does_not(GanMetric intra, GanMetric inside)
    {
        var sample = Samples.Rows([0], [1], [2], [50], [51], [52]);
        var inputs = Inputs(sample, [0, 0, 0, 1, 1, 1], sample, [1, 1, 1, 0, 0, 0]);
        Assert.True(Math.Abs(inside.Compute(inputs).Value - intra.Compute(inputs).Value) > 0.1);
    }

    [Fact]
    public void Say_which_classes_are_too_small()
    {
        var inputs = Inputs(Samples.Rows([0], [1], [2], [5]), [0, 0, 0, 1], Samples.Rows([0], [1], [2], [5], [6]), [0, 0, 0, 1, 2]);
        Assert.Contains("2 classes have fewer than 2 images of a kind and are not in the density inside classes.",
            GanMetric.IntraClassDensity(1).DataWarnings(inputs));
        Assert.Contains(GanMetric.IntraClassDensity(1).DataWarnings(inputs), w => w.StartsWith("In the smallest class:", StringComparison.Ordinal));
        Assert.Contains("at least 6 real and 6 generated rows",
            Assert.Throws<InvalidOperationException>(() => GanMetric.IntraClassDensity().Compute(inputs)).Message);
    }
}
