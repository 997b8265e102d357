using System.Numerics.Tensors;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The inception score's formula on any classifier: exp of the mean KL(p(y|x) ‖ p(y)), over shuffled splits.</summary>
/// <remarks>From 1 (every image classified alike) to the number of classes (each sure, all equally often). Few samples bias it
/// down.</remarks>
internal static class InceptionScore
{
    /// <summary>How many splits is usual.</summary>
    public const int DefaultSplits = 10;

    // Of probabilities in single precision, a thousand of them added up.
    private const double SumTolerance = 1e-3;
    private const double Percent = 100;

    /// <summary>Computes mean and standard deviation of the score over the splits.</summary>
    /// <param name="probabilities">One distribution over the classes per row.</param>
    /// <param name="splits">How many splits; at most as many as rows are used.</param>
    /// <param name="seed">Seed of the shuffle before splitting.</param>
    /// <param name="cancellation">Heard before each split.</param>
    /// <exception cref="InvalidOperationException">A row is no distribution.</exception>
    public static (double Mean, double StandardDeviation) Compute(FeatureMatrix probabilities, int splits, int seed, Cancellation cancellation = default)
    {
        OptionChecks.AtLeast(1, splits);
        RequireDistributions(probabilities);
        int[] order = [.. Enumerable.Range(0, probabilities.Rows)];
        new Random(seed).Shuffle(order);

        var parts = Math.Min(splits, probabilities.Rows);
        var scores = new double[parts];
        for (var part = 0; part < parts; part++)
        {
            cancellation.ThrowIfRequested();
            var start = (int)((long)part * order.Length / parts);
            var end = (int)((long)(part + 1) * order.Length / parts);
            scores[part] = OfSplit(probabilities, order.AsSpan(start, end - start));
        }

        var mean = scores.Average();
        return (mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
    }

    private static void RequireDistributions(FeatureMatrix probabilities)
    {
        for (var row = 0; row < probabilities.Rows; row++)
        {
            var values = probabilities.Row(row);
            double lowest = TensorPrimitives.Min(values), sum = TensorPrimitives.Sum(values);
            if (lowest < 0)
                throw NoDistribution(row, $"has the value {lowest:G4}", "These are logits, it seems: take their softmax.");

            if (Math.Abs(sum - 1) > SumTolerance)
            {
                throw NoDistribution(row, $"adds up to {sum:G4}", Math.Abs(sum - Percent) <= Percent * SumTolerance
                    ? "These are percentages, it seems: divide them by 100."
                    : "These are scores of another kind, it seems: give a column of probabilities, of which each row adds up to 1.");
            }
        }
    }

    private static InvalidOperationException NoDistribution(int row, FormattableString found, string remedy) =>
        new($"Row {row} of the class probabilities {FormattableString.Invariant(found)}; probabilities are at least 0 and add up to 1. {remedy}");

    private static double OfSplit(FeatureMatrix probabilities, ReadOnlySpan<int> rows)
    {
        var marginal = new double[probabilities.Columns];
        double negativeEntropy = 0;
        foreach (var row in rows)
        {
            var distribution = probabilities.Row(row);
            for (var k = 0; k < distribution.Length; k++)
            {
                marginal[k] += distribution[k] / rows.Length;
                negativeEntropy += TimesLog(distribution[k]);
            }
        }

        // mean KL(p ‖ m) = mean Σ p ln p − Σ m ln m, because the mean of p is m.
        return Math.Exp((negativeEntropy / rows.Length) - marginal.Sum(TimesLog));
    }

    private static double TimesLog(double p) => p > 0 ? p * Math.Log(p) : 0;
}
