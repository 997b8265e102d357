using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>What gradient penalties make of s = ‖∇D‖², [B] → [B].</summary>
internal static class GradientShapes
{
    // The root's derivative is infinite at 0, and infinity times the inner derivative 0 is no number.
    private const double Guard = 1e-12;

    /// <summary>(√s − k)²: holds the norm at k.</summary>
    public static Tensor Distance(Tensor squared, double k) => Root(squared).Minus(k).Squared();

    /// <summary>max(0, √s − k)²: holds the norm below k.</summary>
    public static Tensor Excess(Tensor squared, double k) => Root(squared).Minus(k).relu().Squared();

    /// <summary>max(0, s − k).</summary>
    public static Tensor SquaredExcess(Tensor squared, double k) => squared.Minus(k).relu();

    /// <summary>‖∇D‖^p.</summary>
    public static Tensor Power(Tensor squared, double p) => squared.Plus(Guard).ToPower(p / 2);

    private static Tensor Root(Tensor squared) => squared.Plus(Guard).sqrt();
}
