using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Accuracies of classifiers that tell two samples apart: ½ where nothing does (Lopez-Paz and Oquab 2017).</summary>
internal static class TwoSampleTest
{
    /// <summary>An accuracy and what it would scatter by chance if the samples were alike: √(¼/n).</summary>
    public static MetricEstimate Accuracy(double correct, int tested) => new(correct / tested, Math.Sqrt(0.25 / tested));

    /// <summary>As many rows of each sample as the smaller one has, drawn at random: unequal sizes would make guessing pay.</summary>
    public static (FeatureMatrix First, FeatureMatrix Second) Balance(FeatureMatrix first, FeatureMatrix second, int seed)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        var size = Math.Min(first.Rows, second.Rows);
        var stream = Draws.Stream(seed, DrawPurpose.NeighborSubset);
        FeatureMatrix Cut(FeatureMatrix sample) =>
            sample.Rows == size ? sample : sample.Select(Draws.Subset(ref stream, sample.Rows, size));
        return (Cut(first), Cut(second));
    }
}
