using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The Fréchet distance inside each class, over classes: what the one over all images hides of a conditional generator.</summary>
internal static class IntraClassFrechetDistance
{
    /// <summary>Mean and standard deviation over the classes that have at least two rows in both samples.</summary>
    /// <param name="real">Real features.</param>
    /// <param name="realClasses">The class of each real row.</param>
    /// <param name="generated">Generated features.</param>
    /// <param name="generatedClasses">The class of each generated row.</param>
    /// <param name="leftOut">Classes with too few rows.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">No class has enough rows.</exception>
    public static MetricEstimate Compute(
        FeatureMatrix real, long[] realClasses, FeatureMatrix generated, long[] generatedClasses, out int leftOut,
        Cancellation cancellation = default)
    {
        var realRows = ByClass(realClasses);
        var generatedRows = ByClass(generatedClasses);
        long[] classes = [.. realClasses.Union(generatedClasses).Order()];
        long[] usable = [.. classes.Where(c => realRows[c].Skip(1).Any() && generatedRows[c].Skip(1).Any())];
        leftOut = classes.Length - usable.Length;
        if (usable.Length == 0)
            throw new InvalidOperationException("A Fréchet distance inside classes needs a class with at least 2 real and 2 generated rows.");

        double[] distances =
        [
            .. usable.Select(c => FrechetDistance.Between(real.Select([.. realRows[c]]), generated.Select([.. generatedRows[c]]), cancellation)),
        ];
        var mean = distances.Average();
        return new(mean, Math.Sqrt(distances.Average(d => (d - mean) * (d - mean))));
    }

    private static ILookup<long, int> ByClass(long[] classes) => classes.Select((c, row) => (c, row)).ToLookup(pair => pair.c, pair => pair.row);
}
