using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Tr √(Σ₁Σ₂) of two samples' covariances, by routes that stand covariances without full rank.</summary>
internal static class CovarianceRoot
{
    /// <summary>The cheaper of the two routes: they agree to rounding.</summary>
    public static double Trace(GaussianFit first, GaussianFit second) =>
        Math.Max(first.Rows, second.Rows) < first.Columns ? TraceBySamples(first, second) : TraceByRoots(first, second);

    /// <summary>
    /// Σ₁Σ₂ = C₁ᵀC₁C₂ᵀC₂ has the non-zero eigenvalues of (C₁C₂ᵀ)(C₁C₂ᵀ)ᵀ, so the trace is the sum of C₁C₂ᵀ's singular values.
    /// </summary>
    /// <remarks>Forms a matrix of samples × samples; for fewer samples than features.</remarks>
    public static double TraceBySamples(GaussianFit first, GaussianFit second)
    {
        using IDisposable scope = NewDisposeScope();
        return SumOfSingularValues(first.Centred.mm(second.Centred.t()));
    }

    /// <summary>With symmetric roots R₁, R₂ of the covariances, the trace is the sum of R₁R₂'s singular values.</summary>
    /// <remarks>
    /// Taking singular values of the product, not the root of R₁Σ₂R₁'s eigenvalues, keeps the half of the digits that squaring loses.
    /// </remarks>
    public static double TraceByRoots(GaussianFit first, GaussianFit second)
    {
        using IDisposable scope = NewDisposeScope();
        return SumOfSingularValues(SymmetricRoot(first.Covariance()).mm(SymmetricRoot(second.Covariance())));
    }

    private static Tensor SymmetricRoot(Tensor covariance)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(covariance);
        // A covariance has no negative eigenvalues; rounding makes some of those that are zero.
        Tensor scaled = vectors * values.clamp_min(0).sqrt();
        return scaled.mm(vectors.t());
    }

    private static double SumOfSingularValues(Tensor matrix) => linalg.svdvals(matrix).sum().item<double>();
}
