using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Arithmetic between tensors and numbers that stays correct while the garbage collector runs.</summary>
/// <remarks>TorchSharp's own operators hand a number to native code and let go of it at once: a collection at that moment frees it, and the call fails or
/// computes with another number. This concerns <c>x * 0.5</c>, <c>1 - x</c>, <c>x.square()</c>, and <c>a + b</c> of two tensors, which passes a factor of 1.
/// These methods hold their numbers until native code is done; their values are the same to the last bit.</remarks>
public static class GanTensorExtensions
{
    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, HeldNumbers.One);

    /// <summary>x + number.</summary>
    public static Tensor Plus(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.add(held, HeldNumbers.One);
    }

    /// <summary>x + number; tensors of integers stay integers.</summary>
    public static Tensor Plus(this Tensor x, long number)
    {
        using Scalar held = number;
        return x.add(held, HeldNumbers.One);
    }

    /// <summary>x − number.</summary>
    public static Tensor Minus(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.sub(held);
    }

    /// <summary>x − number; tensors of integers stay integers.</summary>
    public static Tensor Minus(this Tensor x, long number)
    {
        using Scalar held = number;
        return x.sub(held);
    }

    /// <summary>number − x.</summary>
    public static Tensor SubtractedFrom(this Tensor x, double number) => x.negative().Plus(number);

    /// <summary>x · number.</summary>
    public static Tensor Times(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.mul(held);
    }

    /// <summary>x · number; tensors of integers stay integers.</summary>
    public static Tensor Times(this Tensor x, long number)
    {
        using Scalar held = number;
        return x.mul(held);
    }

    /// <summary>x / number.</summary>
    public static Tensor Over(this Tensor x, double number)
    {
        using Scalar held = number;
        return x.div(held);
    }

    /// <summary>x².</summary>
    public static Tensor Squared(this Tensor x) => x.pow(HeldNumbers.Two);

    /// <summary>min(max(x, lowest), highest).</summary>
    public static Tensor Clamped(this Tensor x, double lowest, double highest)
    {
        using Scalar low = lowest;
        using Scalar high = highest;
        return x.clamp(low, high);
    }

    /// <summary>max(x, lowest).</summary>
    public static Tensor AtLeast(this Tensor x, double lowest)
    {
        using Scalar low = lowest;
        return x.clamp_min(low);
    }

    /// <summary>max(x, lowest); tensors of integers stay integers.</summary>
    public static Tensor AtLeast(this Tensor x, long lowest)
    {
        using Scalar low = lowest;
        return x.clamp_min(low);
    }

    /// <summary>min(max(x, lowest), highest); tensors of integers stay integers.</summary>
    public static Tensor Clamped(this Tensor x, long lowest, long highest)
    {
        using Scalar low = lowest;
        using Scalar high = highest;
        return x.clamp(low, high);
    }

    /// <summary>ln(1 + eˣ), finite for any finite x.</summary>
    /// <remarks>As −ln σ(−x), since torch's own softplus cannot be called with numbers that are held.</remarks>
    public static Tensor Softplus(this Tensor x) => x.negative().log_sigmoid().negative();

    /// <summary>x where it is positive, slope · x elsewhere.</summary>
    public static Tensor LeakyRelu(this Tensor x, double slope)
    {
        using Scalar held = slope;
        return x.leaky_relu(held);
    }

    /// <summary>The value of a tensor that has one.</summary>
    public static float ReadSingle(this Tensor x)
    {
        using var held = x.ToScalar();
        return held.ToSingle();
    }

    /// <summary>The value of a tensor that has one.</summary>
    public static double ReadDouble(this Tensor x)
    {
        using var held = x.ToScalar();
        return held.ToDouble();
    }
}
