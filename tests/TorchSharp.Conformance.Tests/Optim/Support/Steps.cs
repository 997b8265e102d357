using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim.Support;

/// <summary>Runs an optimiser on given gradients.</summary>
internal static class Steps
{
    public static readonly double[] Start = [1.0, -2.0, 0.5];

    public static readonly double[][] Gradients = [[0.1, -0.2, 0.3], [-0.4, 0.5, 0.0], [0.7, 0.8, -0.9], [0.01, 0.0, 2.0]];

    public static Parameter Parameter(ScalarType? dtype = null) => nn.Parameter(tensor(Start, dtype: dtype ?? float64));

    public static void Run(optim.Optimizer optimizer, Parameter parameter, int from = 0, int count = 4)
    {
        for (int i = from; i < from + count; i++)
        {
            parameter.grad = tensor(Gradients[i], dtype: parameter.dtype);
            optimizer.step();
        }
    }

    /// <summary>The same, one number at a time: update(θ, g, step, state) gives the new θ.</summary>
    public static double[] ByHand(Func<double, double, int, double[], double> update, int count = 4)
    {
        double[] values = [.. Start];
        for (int k = 0; k < values.Length; k++)
        {
            double[] state = new double[3];
            for (int i = 0; i < count; i++)
                values[k] = update(values[k], Gradients[i][k], i + 1, state);
        }
        return values;
    }
}
