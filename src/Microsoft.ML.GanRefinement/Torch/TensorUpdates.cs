using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>What <see cref="GanTensorExtensions"/> does, on tensors themselves: each changes its tensor and returns it.</summary>
internal static class TensorUpdates
{
    /// <summary>x ← x + number.</summary>
    public static Tensor Add(this Tensor x, long number)
    {
        using Scalar held = number;
        return x.add_(held, HeldNumbers.One);
    }

    /// <summary>x ← x + factor · y.</summary>
    public static Tensor Add(this Tensor x, Tensor y, double factor)
    {
        using Scalar held = factor;
        return x.add_(y, held);
    }

    /// <summary>x ← number · x.</summary>
    public static Tensor Scale(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.mul_(held);
    }

    /// <summary>x ← min(max(x, lowest), highest).</summary>
    public static Tensor Clamp(this Tensor x, double lowest, double highest)
    {
        using Scalar low = lowest;
        using Scalar high = highest;
        return x.clamp_(low, high);
    }

    /// <summary>x ← number, everywhere.</summary>
    public static Tensor Fill(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.fill_(held);
    }

    /// <summary>x ← x where it is positive, slope · x elsewhere.</summary>
    public static Tensor LeakyReluInPlace(this Tensor x, double slope)
    {
        using Scalar held = slope;
        return x.leaky_relu_(held);
    }

    /// <summary>Adds rows to those of x that an index names, [n] and [n, …].</summary>
    public static Tensor AddRows(this Tensor x, Tensor index, Tensor rows) => x.index_add_(0, index, rows, HeldNumbers.One);
}
