using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Tr √(Σ₁Σ₂) of two samples' covariances, without the square root of a matrix.</summary>
internal static class CovarianceRoot
{
    /// <summary>
    /// Σ₁Σ₂ = R₁ᵀR₁R₂ᵀR₂ has the non-zero eigenvalues of (R₁R₂ᵀ)(R₁R₂ᵀ)ᵀ, so the trace is the sum of R₁R₂ᵀ's singular values.
    /// </summary>
    /// <remarks>Singular values of the product, not roots of the eigenvalues of its square, keep the half of the digits that squaring loses.</remarks>
    public static double Trace(GaussianFit first, GaussianFit second)
    {
        using IDisposable scope = NewDisposeScope();
        double total = linalg.svdvals(first.Root.mm(second.Root.t())).sum().item<double>();
        return total / Math.Sqrt((first.Rows - 1.0) * (second.Rows - 1.0));
    }
}
