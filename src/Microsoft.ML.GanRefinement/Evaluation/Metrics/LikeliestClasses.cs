using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The class that a classifier puts each row into; of equal probabilities the first.</summary>
internal static class LikeliestClasses
{
    /// <summary>The class of one distribution.</summary>
    public static int Of(ReadOnlySpan<double> distribution)
    {
        var best = 0;
        for (var k = 1; k < distribution.Length; k++)
            best = distribution[k] > distribution[best] ? k : best;

        return best;
    }

    /// <summary>How many rows each class has.</summary>
    public static int[] Count(FeatureMatrix probabilities)
    {
        var counts = new int[probabilities.Columns];
        for (var row = 0; row < probabilities.Rows; row++)
            counts[Of(probabilities.Row(row))]++;

        return counts;
    }
}
