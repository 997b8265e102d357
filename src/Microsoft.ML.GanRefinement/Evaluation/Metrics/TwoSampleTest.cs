using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The accuracy of a classifier that tells two samples apart: ½ where nothing does (Lopez-Paz and Oquab 2017).</summary>
internal abstract record TwoSampleTest(string Name) : GanMetric(Name, MetricDirection.HalfIsBest)
{
    // Half of them are tested: √(¼/100) is an accuracy of 0.05 by chance alone.
    private const int Enough = 200;

    // Of equal counts all are taken, which the protocol says already.
    internal sealed override string? Settings(MetricInputs inputs) =>
        inputs.X.Rows == inputs.Y.Rows ? null : $"{Math.Min(inputs.X.Rows, inputs.Y.Rows)} images of each kind";

    internal sealed override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
        Math.Min(real, generated) >= Enough ? [] : [$"Two-sample tests of fewer than {Enough} images are right or wrong by chance."];

    /// <summary>An accuracy and what it would scatter by chance if the samples were alike: √(¼/n).</summary>
    protected static MetricEstimate Accuracy(double correct, int tested) => new(correct / tested, Math.Sqrt(0.25 / tested));

    /// <summary>As many rows of each sample as the smaller one has, drawn at random: unequal sizes would make guessing pay.</summary>
    protected static (FeatureMatrix First, FeatureMatrix Second) Balance(FeatureMatrix first, FeatureMatrix second, int seed)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        var size = Math.Min(first.Rows, second.Rows);
        var stream = Draws.Stream(seed, DrawPurpose.NeighborSubset);
        FeatureMatrix Cut(FeatureMatrix sample) =>
            sample.Rows == size ? sample : sample.Select(Draws.Subset(ref stream, sample.Rows, size));
        return (Cut(first), Cut(second));
    }
}
