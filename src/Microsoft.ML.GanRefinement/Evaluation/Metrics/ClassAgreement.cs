using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The share of images that the classifier puts into the class they were asked for.</summary>
internal static class ClassAgreement
{
    /// <summary>Compares each row's likeliest class with the class wanted; of equal probabilities the first counts.</summary>
    /// <param name="probabilities">One distribution over the classes per row.</param>
    /// <param name="classes">The class wanted of each row, from zero.</param>
    public static double Compute(FeatureMatrix probabilities, ReadOnlySpan<long> classes)
    {
        var agreed = 0;
        for (var row = 0; row < probabilities.Rows; row++)
            agreed += Likeliest(probabilities.Row(row)) == classes[row] ? 1 : 0;

        return (double)agreed / probabilities.Rows;
    }

    private static int Likeliest(ReadOnlySpan<double> distribution)
    {
        var best = 0;
        for (var k = 1; k < distribution.Length; k++)
            best = distribution[k] > distribution[best] ? k : best;

        return best;
    }
}
