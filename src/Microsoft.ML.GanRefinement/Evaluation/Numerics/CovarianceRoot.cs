using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Tr √(Σ₁Σ₂) of two samples' covariances, without the square root of a matrix.</summary>
internal static class CovarianceRoot
{
    // What rounding is taken to do to an eigenvalue, in units of the largest; and how much of the sum all of that may be.
    private const double Rounding = 2 * 2.2e-16;
    private const double Tolerance = 1e-9;

    /// <summary>Σ₁Σ₂ = R₁ᵀR₁R₂ᵀR₂ has the non-zero eigenvalues of PᵀP, P = R₁R₂ᵀ, so the trace is the sum of P's singular values.</summary>
    /// <remarks>Roots of PᵀP's eigenvalues cost a third of singular values, and lose half of the digits of small ones. They are taken where
    /// both samples are well conditioned and <see cref="IsSure"/> says that the sum keeps its digits.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled; a decomposition that has begun is completed.</exception>
    public static double Trace(GaussianFit first, GaussianFit second, Cancellation cancellation = default)
    {
        using IDisposable scope = NewDisposeScope();
        var total = first.IsOfProducts && second.IsOfProducts
            ? OfTriangles(first.Root, second.Root, cancellation)
            : SingularValues(first.Root.mm(second.Root.t()), cancellation);
        return total / Math.Sqrt((first.Rows - 1.0) * (second.Rows - 1.0));
    }

    /// <summary>Whether the roots of computed eigenvalues have a sum that is right to 1e-9.</summary>
    /// <param name="eigenvalues">In rising order, each taken to be off by at most 2 ε of the largest.</param>
    /// <remarks>|√a − √b| = |a − b|/(√a + √b) is at most the error of b over √b, however small b is. An error of at most 2 ε of the largest
    /// is observed, not guaranteed: small values of falling spectra, on which the sum depends, have less; those of flat ones have more, 20
    /// ε, which is nothing to their roots. What can be proved grows with the number of features, and would send falling spectra the slow
    /// way for nothing.</remarks>
    public static bool IsSure(ReadOnlySpan<double> eigenvalues)
    {
        var error = Rounding * eigenvalues[^1];
        double sum = 0;
        double errors = 0;
        foreach (var value in eigenvalues)
        {
            var root = Math.Sqrt(Math.Max(0, value));
            sum += root;
            errors += error / root;
        }

        return errors <= Tolerance * sum;
    }

    private static double OfTriangles(Tensor first, Tensor second, Cancellation cancellation)
    {
        var product = TriangularProducts.UpperByLower(first, second, cancellation);
        var squares = zeros(product.shape[1], product.shape[1], dtype: ScalarType.Float64, device: CPU);
        TriangularProducts.AddGram(squares, product, cancellation);
        cancellation.ThrowIfRequested();
        var eigenvalues = linalg.eigvalsh(squares).data<double>().ToArray();
        return IsSure(eigenvalues) ? eigenvalues.Sum(Math.Sqrt) : SingularValues(product, cancellation);
    }

    private static double SingularValues(Tensor product, Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        return linalg.svdvals(product).sum().item<double>();
    }
}
