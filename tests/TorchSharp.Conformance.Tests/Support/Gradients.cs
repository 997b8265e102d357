using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Support;

/// <summary>Compares autograd with central differences, in float64.</summary>
internal static class Gradients
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    /// <summary>First derivatives of all outputs, weighted at random so that none hides, by all inputs.</summary>
    public static void Check(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] leaves = Leaves(inputs);
        Compare(values => Weighted(function(values)), Analytic(values => Weighted(function(values)), leaves), leaves);
    }

    /// <summary>First and second derivatives: the gradient's own gradient along a random direction.</summary>
    public static void CheckTwice(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        Check(function, inputs);
        using DisposeScope scope = NewDisposeScope();
        Tensor[] leaves = Leaves(inputs);
        Tensor Slope(Tensor[] values)
        {
            IList<Tensor> grads = autograd.grad(
                [Weighted(function(values))], values, create_graph: true, retain_graph: true, allow_unused: true);
            return grads.Where(g => g is not null && !g.IsInvalid).Select(g => Weighted(g, seed: 2)).Aggregate((a, b) => a + b);
        }

        Compare(Slope, Analytic(Slope, leaves), leaves);
    }

    private static Tensor[] Leaves(Tensor[] inputs)
        => [.. inputs.Select(input => input.detach().to(ScalarType.Float64).clone().requires_grad_())];

    private static Tensor Weighted(Tensor output, ulong seed = 1)
    {
        using var generator = new Generator(seed);
        return (output * rand(output.shape, ScalarType.Float64, generator: generator)).sum();
    }

    private static double[][] Analytic(Func<Tensor[], Tensor> scalar, Tensor[] leaves)
    {
        Tensor value = scalar(leaves);
        if (!value.requires_grad)
            return [.. leaves.Select(leaf => new double[leaf.numel()])];
        IList<Tensor> grads = autograd.grad([value], leaves, allow_unused: true);
        return [.. grads.Select((g, i) => g is null || g.IsInvalid ? new double[leaves[i].numel()] : g.clone().data<double>().ToArray())];
    }

    private static void Compare(Func<Tensor[], Tensor> scalar, double[][] analytic, Tensor[] leaves)
    {
        for (int i = 0; i < leaves.Length; i++)
        {
            for (long k = 0; k < leaves[i].numel(); k++)
            {
                double numeric = (At(scalar, leaves, i, k, Step) - At(scalar, leaves, i, k, -Step)) / (2 * Step);
                double difference = Math.Abs(numeric - analytic[i][k]);
                Assert.True(
                    difference <= Tolerance * (1 + Math.Abs(numeric)),
                    $"input {i}, element {k}: autograd {analytic[i][k]}, differences {numeric}");
            }
        }
    }

    private static double At(Func<Tensor[], Tensor> scalar, Tensor[] leaves, int input, long element, double shift)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] moved = [.. leaves.Select(leaf => leaf.detach().clone())];
        Span<double> values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(moved[input].bytes);
        values[(int)element] += shift;
        foreach (Tensor leaf in moved)
            leaf.requires_grad_();
        return scalar(moved).item<double>();
    }
}
