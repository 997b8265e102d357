using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>More of <see cref="GanTensorExtensions"/>, that only the library needs.</summary>
internal static class TensorArithmetic
{
    /// <summary>x to a power.</summary>
    public static Tensor ToPower(this Tensor x, double exponent)
    {
        using Scalar held = exponent;
        return x.pow(held);
    }

    /// <summary>x + factor · y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y, double factor)
    {
        using Scalar held = factor;
        return x.add(y, held);
    }

    /// <summary>min(x, highest).</summary>
    public static Tensor AtMost(this Tensor x, double highest)
    {
        using Scalar high = highest;
        return x.clamp_max(high);
    }

    /// <summary>Where x is above a number.</summary>
    public static Tensor IsAbove(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.gt(held);
    }

    /// <summary>The remainder of whole numbers, which has the divisor's sign.</summary>
    public static Tensor Modulo(this Tensor x, long divisor)
    {
        using Scalar held = divisor;
        return x.remainder(held);
    }

    /// <summary>The value of a tensor that has one.</summary>
    public static bool ReadBoolean(this Tensor x)
    {
        using var held = x.ToScalar();
        return held.ToBoolean();
    }

    /// <summary>0, 1, … count − 1; on the processor, unless told otherwise.</summary>
    public static Tensor Range(long count, ScalarType dtype, Device? device = null)
    {
        using Scalar start = 0;
        using Scalar stop = count;
        return arange(start, stop, HeldNumbers.One, dtype, device ?? CPU);
    }

    /// <summary>A tensor of one number; on the processor, unless told otherwise.</summary>
    public static Tensor Filled(long[] shape, double number, ScalarType dtype, Device? device = null)
    {
        using Scalar held = number;
        return full(shape, held, dtype, device ?? CPU);
    }
}
