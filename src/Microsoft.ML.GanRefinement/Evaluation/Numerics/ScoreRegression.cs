using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Logistic regression on one number: the log odds of being real, given as often real as generated.</summary>
internal static class ScoreRegression
{
    /// <summary>Slope and offset of the log odds.</summary>
    public static (double Slope, double Offset) Fit(IReadOnlyList<float> real, IReadOnlyList<float> generated, Cancellation cancellation = default)
    {
        using var scope = NewDisposeScope();
        double[] all = [.. real.Concat(generated).Select(score => (double)score)];
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(score => (score - mean) * (score - mean)));
        if (!(deviation > 0))
            return (0, 0);
        // In units of their own, so that the penalty weighs the same whatever the scale of the scores.
        var rows = tensor(all.Select(score => (score - mean) / deviation).ToArray(), dtype: ScalarType.Float64, device: CPU).reshape(-1, 1);
        var labels = tensor(Enumerable.Range(0, all.Length).Select(i => i < real.Count ? 1.0 : 0).ToArray(), dtype: ScalarType.Float64, device: CPU);
        using var fit = LogisticRegression.Fit(rows, labels, cancellation);
        using var weights = fit.Weights.data<double>();
        // The odds of the sample over those of equal counts.
        var balance = Math.Log((double)real.Count / generated.Count);
        return (weights[0] / deviation, weights[1] - (weights[0] * mean / deviation) - balance);
    }
}
