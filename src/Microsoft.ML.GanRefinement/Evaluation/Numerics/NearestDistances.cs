using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>The squared distances of each row to its k nearest rows of a sample, in rising order.</summary>
internal sealed class NearestDistances
{
    private readonly double[] _values;
    private readonly int _k;

    private NearestDistances(double[] values, int k) => (_values, _k) = (values, k);

    /// <summary>To the nearest rows of another sample.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than <paramref name="k"/> rows to be near to.</exception>
    public static NearestDistances ToOther(FeatureMatrix rows, FeatureMatrix others, int k, Cancellation cancellation = default) =>
        Compute(rows, others, k, excludeSelf: false, cancellation);

    /// <summary>To the nearest rows of the same sample; a row is not its own neighbour, a copy of it is.</summary>
    /// <exception cref="InvalidOperationException">There are not more than <paramref name="k"/> rows.</exception>
    public static NearestDistances WithinSample(FeatureMatrix rows, int k, Cancellation cancellation = default) =>
        Compute(rows, rows, k, excludeSelf: true, cancellation);

    /// <summary>The squared distance of a row to its <paramref name="k"/> -th neighbour, from 1.</summary>
    public double Of(int row, int k = 1) => _values[(row * _k) + k - 1];

    private static NearestDistances Compute(FeatureMatrix rows, FeatureMatrix others, int k, bool excludeSelf, Cancellation cancellation)
    {
        if (others.Rows - (excludeSelf ? 1 : 0) < k)
            throw new InvalidOperationException($"{k} nearest neighbours need {(excludeSelf ? "more than" : "at least")} {k} rows, got {others.Rows}.");

        var values = new double[rows.Rows * k];
        using PairDistances pairs = new(rows, others);
        var near = new List<double>[PairDistances.Workers];
        pairs.Visit((worker, row, squared) =>
        {
            var best = values.AsSpan(row * k, k);
            var self = excludeSelf ? row : -1;
            var bound = Smallest(squared, self, best);
            var candidates = near[worker] ??= [];
            candidates.Clear();
            for (var j = 0; j < squared.Length; j++)
            {
                // Twice: the bound itself is off by as much.
                if (squared[j] - bound <= 2 * pairs.Slack(row, j) && j != self)
                    candidates.Add(pairs.Exact(row, j));
            }

            candidates.Sort();
            candidates[..k].CopyTo(best);
        }, cancellation);
        return new(values, k);
    }

    // Fills best with the smallest values in rising order and returns the largest of these.
    private static double Smallest(ReadOnlySpan<double> squared, int self, Span<double> best)
    {
        best.Fill(double.PositiveInfinity);
        var bound = double.PositiveInfinity;
        for (var j = 0; j < squared.Length; j++)
        {
            if (squared[j] < bound && j != self)
            {
                var place = best.Length - 1;
                for (; place > 0 && best[place - 1] > squared[j]; place--)
                    best[place] = best[place - 1];

                best[place] = squared[j];
                bound = best[^1];
            }
        }

        return bound;
    }
}
