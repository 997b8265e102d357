using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Compares autograd with central differences, in double precision.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;

    /// <summary>Checks ∂f/∂x for every element of every variable; each is a float64 leaf that asks for a gradient.</summary>
    public static void Check(Func<Tensor> f, params Tensor[] variables)
    {
        using var scope = NewDisposeScope();
        var gradients = autograd.grad([f()], variables, retain_graph: false, create_graph: false);
        for (var v = 0; v < variables.Length; v++)
        {
            Assert.Equal(ScalarType.Float64, variables[v].dtype);
            var flat = variables[v].detach().view(-1);
            var analytic = gradients[v].contiguous().view(-1);
            for (long i = 0; i < flat.numel(); i++)
            {
                var at = flat[i].ToDouble();
                var numeric = (At(f, flat, i, at + Step) - At(f, flat, i, at - Step)) / (2 * Step);
                flat[i] = tensor(at, dtype: ScalarType.Float64);
                var expected = analytic[i].ToDouble();
                Assert.True(Math.Abs(numeric - expected) <= 1e-6 * (1 + Math.Abs(expected)),
                    $"variable {v}, element {i}: autograd {expected}, difference quotient {numeric}");
            }
        }
    }

    private static double At(Func<Tensor> f, Tensor flat, long index, double value)
    {
        using var scope = NewDisposeScope();
        using (no_grad())
            flat[index] = tensor(value, dtype: ScalarType.Float64);
        return f().ToDouble();
    }
}
