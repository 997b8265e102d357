namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>The inception score's formula on any classifier: exp of the mean KL(p(y|x) ‖ p(y)), over shuffled splits.</summary>
/// <remarks>
/// From 1 (every image classified alike) to the number of classes (each sure, all equally often). Few samples bias it down.
/// </remarks>
internal static class InceptionStyleScore
{
    /// <summary>How many splits is usual.</summary>
    public const int DefaultSplits = 10;

    /// <summary>Computes mean and standard deviation of the score over the splits.</summary>
    /// <param name="probabilities">One distribution over the classes per row.</param>
    /// <param name="splits">How many splits; at most as many as rows are used.</param>
    /// <param name="seed">Seed of the shuffle before splitting.</param>
    public static (double Mean, double StandardDeviation) Compute(FeatureMatrix probabilities, int splits, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        int[] order = [.. Enumerable.Range(0, probabilities.Rows)];
        new Random(seed).Shuffle(order);

        int parts = Math.Min(splits, probabilities.Rows);
        double[] scores = new double[parts];
        for (int part = 0; part < parts; part++)
        {
            int start = (int)((long)part * order.Length / parts);
            int end = (int)((long)(part + 1) * order.Length / parts);
            scores[part] = OfSplit(probabilities, order.AsSpan(start, end - start));
        }

        double mean = scores.Average();
        return (mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
    }

    private static double OfSplit(FeatureMatrix probabilities, ReadOnlySpan<int> rows)
    {
        double[] marginal = new double[probabilities.Columns];
        double negativeEntropy = 0;
        foreach (int row in rows)
        {
            ReadOnlySpan<double> distribution = probabilities.Row(row);
            for (int k = 0; k < distribution.Length; k++)
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
