
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class LabelAgreementTests
{
    private static readonly FeatureMatrix s_probabilities = Samples.Rows([0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.3, 0.4, 0.3], [0.4, 0.2, 0.4]);

    [Theory]
    [InlineData(new long[] { 0, 2, 1, 0 }, 1)]
    [InlineData(new long[] { 0, 2, 1, 2 }, 0.75)]
    [InlineData(new long[] { 1, 0, 2, 1 }, 0)]
    public void It_is_the_share_of_rows_whose_likeliest_class_is_the_one_wanted(long[] classes, double expected) =>
        Assert.Equal(expected, LabelAgreementPart.Compute(s_probabilities, classes));
}
