using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Support;

internal static class GradientCheck
{
    public static void First(Func<Tensor[], Tensor> function, params Tensor[] inputs) => Gradients.Check(function, inputs);

    /// <summary>First derivatives of the function, second ones of its square: that gives linear functions second derivatives too.</summary>
    public static void Both(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        Gradients.Check(function, inputs);
        Gradients.CheckTwice(values => function(values).square(), inputs);
    }

    /// <summary>Gaussian values that repeat from run to run.</summary>
    public static Tensor Sample(params long[] shape) => Numbered(0, shape);

    /// <summary>Other values for each number.</summary>
    public static Tensor Numbered(int number, params long[] shape)
    {
        using var generator = new Generator((ulong)(number + 17));
        return randn(shape, dtype: float64, generator: generator);
    }
}
