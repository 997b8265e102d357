using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Support;

internal static class Values
{
    /// <summary>A float64 tensor of evenly spread but unordered values inside an open interval.</summary>
    public static Tensor Spread(double low, double high, params long[] shape)
    {
        long count = shape.Aggregate(1L, (a, b) => a * b);
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = low + (high - low) * ((i * 0.6180339887498949 + 0.37) % 1.0);
        return tensor(values, shape);
    }

    public static void Close(double[] expected, Tensor actual, double tolerance = 1e-12)
    {
        using Tensor doubles = actual.to(ScalarType.Float64);
        double[] found = doubles.data<double>().ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i].Equals(found[i]) || Math.Abs(expected[i] - found[i]) <= tolerance * (1 + Math.Abs(expected[i]));
            Assert.True(same, $"element {i}: expected {expected[i]}, found {found[i]}");
        }
    }

    public static double[] ToDoubles(this Tensor tensor)
    {
        using Tensor doubles = tensor.to(ScalarType.Float64);
        return doubles.data<double>().ToArray();
    }
}
