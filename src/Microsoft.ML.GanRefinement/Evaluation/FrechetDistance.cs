using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>The Fréchet distance between the Gaussians fitted to two samples: ‖μ₁−μ₂‖² + Tr Σ₁ + Tr Σ₂ − 2 Tr √(Σ₁Σ₂).</summary>
/// <remarks>
/// Covariances have n−1 in the denominator. Two halves of one data set have a distance above zero that falls as 1/n: numbers are
/// comparable at equal sample counts only.
/// </remarks>
internal static class FrechetDistance
{
    /// <summary>Computes the distance; never negative.</summary>
    /// <exception cref="InvalidOperationException">A sample has fewer than two rows, or the feature counts differ.</exception>
    public static double Between(FeatureMatrix first, FeatureMatrix second)
    {
        if (first.Columns != second.Columns)
        {
            throw new InvalidOperationException(
                $"Real and generated features must be of one size, got {first.Columns} and {second.Columns}: use one featurizer for both.");
        }

        using GaussianFit one = new(first);
        using GaussianFit other = new(second);
        return Between(one, other, CovarianceRoot.Trace(one, other));
    }

    /// <summary>The distance, given Tr √(Σ₁Σ₂).</summary>
    public static double Between(GaussianFit first, GaussianFit second, double rootTrace)
    {
        using IDisposable scope = NewDisposeScope();
        double means = (first.Mean - second.Mean).square().sum().item<double>();
        return Math.Max(0, means + first.Variance() + second.Variance() - (2 * rootTrace));
    }
}
