namespace GanRefinement.Gan.Runs;

/// <summary>The interval of Clopper and Pearson (1934) for a share: it holds the true one in at least the given part of all experiments, however few
/// answers there are.</summary>
/// <param name="Low">The share below which this many successes or more would be too rare.</param>
/// <param name="High">The share above which this many or fewer would be.</param>
internal sealed record BinomialInterval(double Low, double High)
{
    private const int Halvings = 60;

    /// <summary>Computes it.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 0; without any, nothing is known.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static BinomialInterval Of(int successes, int trials, double confidence = 0.95)
    {
        var tail = (1 - confidence) / 2;
        // P(X ≥ k) rises with the share, P(X ≤ k) falls: each end is where its tail is as large as allowed.
        return new(
            successes == 0 ? 0 : Solve(p => 1 - AtMost(successes - 1, trials, p) < tail),
            successes == trials ? 1 : Solve(p => AtMost(successes, trials, p) > tail));
    }

    // The share up to which something holds.
    private static double Solve(Func<double, bool> holds)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    // P(X ≤ k) = Σ C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ, by logarithms: C(n, i) leaves the range of a double early.
    private static double AtMost(int k, int n, double p)
    {
        double sum = 0, choose = 0;
        for (var i = 0; i <= k; i++)
        {
            sum += Math.Exp(choose + (i * Math.Log(p)) + ((n - i) * Math.Log(1 - p)));
            choose += Math.Log(n - i) - Math.Log(i + 1);
        }
        return Math.Min(1, sum);
    }
}
