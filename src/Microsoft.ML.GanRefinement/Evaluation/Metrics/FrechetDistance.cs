using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The Fréchet distance between the Gaussians fitted to two samples: ‖μ₁−μ₂‖² + Tr Σ₁ + Tr Σ₂ − 2 Tr √(Σ₁Σ₂).</summary>
/// <remarks>Heusel et al. 2017, equation 6. Covariances have n−1 in the denominator. Two halves of one data set have a distance above zero
/// that falls as 1/n: numbers are comparable at equal sample counts only.</remarks>
internal static class FrechetDistance
{
    /// <summary>Computes the distance; never negative.</summary>
    /// <exception cref="InvalidOperationException">A sample has fewer than two rows, or the feature counts differ.</exception>
    public static double Between(FeatureMatrix first, FeatureMatrix second, Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        using GaussianFit one = new(first, cancellation: cancellation);
        using GaussianFit other = new(second, cancellation: cancellation);
        return Between(one, other, cancellation);
    }

    /// <summary>The distance of two fits.</summary>
    /// <exception cref="InvalidOperationException">The feature counts differ.</exception>
    public static double Between(GaussianFit first, GaussianFit second, Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(first.Mean.shape[0], second.Mean.shape[0]);
        using IDisposable scope = NewDisposeScope();
        var means = (first.Mean - second.Mean).Squared().sum().item<double>();
        return Math.Max(0, means + first.Variance() + second.Variance() - (2 * CovarianceRoot.Trace(first, second, cancellation)));
    }
}
