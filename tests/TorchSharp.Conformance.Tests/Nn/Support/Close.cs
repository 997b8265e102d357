using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Support;

/// <summary>Element by element, with a tolerance relative to the largest expected value.</summary>
internal static class Close
{
    public static void To(double[] expected, Tensor actual, double tolerance = 1e-12)
    {
        double[] values = actual.detach().to(float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        double scale = Math.Max(1e-30, expected.Max(Math.Abs));
        for (int i = 0; i < values.Length; i++)
        {
            bool close = Math.Abs(expected[i] - values[i]) <= tolerance * scale;
            Assert.True(close, $"element {i}: expected {expected[i]:r}, found {values[i]:r}");
        }
    }

    public static void To(double[,,,] expected, Tensor actual, double tolerance = 1e-12)
    {
        long[] shape = [expected.GetLength(0), expected.GetLength(1), expected.GetLength(2), expected.GetLength(3)];
        Assert.Equal(shape, actual.shape);
        To(expected.Cast<double>().ToArray(), actual, tolerance);
    }

    public static double[] Values(Tensor tensor) => tensor.detach().to(float64).contiguous().data<double>().ToArray();
}
