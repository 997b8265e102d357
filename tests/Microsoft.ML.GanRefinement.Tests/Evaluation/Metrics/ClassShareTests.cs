using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

/// <summary>Captured classes and their divergence from equal shares.</summary>
public class ClassShareTests
{
    private static MetricInputs Of(int classes, params int[] rows)
    {
        FeatureMatrix probabilities = new(new double[rows.Length * classes], rows.Length, classes);
        for (var row = 0; row < rows.Length; row++)
            probabilities.Values[(row * classes) + rows[row]] = 1;
        FeatureMatrix features = new(new double[rows.Length], rows.Length, 1);
        return new(new(features, null, null), new(features, probabilities, null), null, new());
    }

    [Fact]
    public void Even_shares_of_all_classes_are_no_divergence()
    {
        var inputs = Of(1000, [.. Enumerable.Range(0, 5000).Select(i => i % 1000)]);
        Assert.Equal(1000, GanMetric.CapturedClasses().Compute(inputs).Value);
        Assert.Equal(0, GanMetric.ClassDivergence().Compute(inputs).Value, 12);
        Assert.Empty(GanMetric.CapturedClasses().DataWarnings(inputs));
    }

    [Fact]
    public void One_class_alone_is_the_logarithm_of_their_number()
    {
        var inputs = Of(10, 3, 3, 3);
        Assert.Equal(1, GanMetric.CapturedClasses().Compute(inputs).Value);
        Assert.Equal(Math.Log(10), GanMetric.ClassDivergence().Compute(inputs).Value, 12);
        Assert.Contains("3 images are fewer than 5 for each of 10 classes", Assert.Single(GanMetric.CapturedClasses().DataWarnings(inputs)));
    }

    [Fact]
    public void Shares_of_a_half_and_two_quarters_of_four_classes()
    {
        // ½ ln 2 + ¼ ln 1 + ¼ ln 1.
        var inputs = Of(4, 0, 0, 1, 2);
        Assert.Equal(3, GanMetric.CapturedClasses().Compute(inputs).Value);
        Assert.Equal(Math.Log(2) / 2, GanMetric.ClassDivergence().Compute(inputs).Value, 12);
    }

    [Fact]
    public void The_likeliest_class_counts_and_of_equal_ones_the_first() =>
        Assert.Equal([1, 1, 0], LikeliestClasses.Count(Samples.Rows([0.2, 0.5, 0.3], [0.4, 0.2, 0.4])));
}
