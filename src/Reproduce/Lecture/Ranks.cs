namespace GanRefinement.Reproduce.Lecture;

/// <summary>Spearman's rank correlation: Pearson's of the ranks, equal values sharing theirs.</summary>
internal static class Ranks
{
    /// <summary>From −1 to 1; NaN where one side is constant.</summary>
    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (a, b) = (Of(x), Of(y));
        var (meanA, meanB) = (a.Average(), b.Average());
        var products = a.Zip(b, (one, other) => (one - meanA) * (other - meanB)).Sum();
        return products / Math.Sqrt(a.Sum(one => (one - meanA) * (one - meanA)) * b.Sum(other => (other - meanB) * (other - meanB)));
    }

    private static double[] Of(IReadOnlyList<double> values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other.Equals(value)) - 1) / 2.0))];
}
