using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class PointwiseTests
{
    private static readonly Dictionary<
        string, (Func<Tensor, Tensor> Torch, Func<double, double> Plain, double Low, double High)> Functions = new()
    {
        ["abs"] = (t => t.abs(), Math.Abs, -2, 2),
        ["neg"] = (t => t.neg(), x => -x, -2, 2),
        ["exp"] = (t => t.exp(), Math.Exp, -2, 2),
        ["expm1"] = (t => t.expm1(), x => Math.Exp(x) - 1, -2, 2),
        ["log"] = (t => t.log(), Math.Log, 0.1, 3),
        ["log1p"] = (t => t.log1p(), x => Math.Log(1 + x), -0.9, 3),
        ["log2"] = (t => t.log2(), Math.Log2, 0.1, 3),
        ["log10"] = (t => t.log10(), Math.Log10, 0.1, 3),
        ["sqrt"] = (t => t.sqrt(), Math.Sqrt, 0.1, 3),
        ["rsqrt"] = (t => t.rsqrt(), x => 1 / Math.Sqrt(x), 0.1, 3),
        ["square"] = (t => t.square(), x => x * x, -2, 2),
        ["reciprocal"] = (t => t.reciprocal(), x => 1 / x, 0.2, 3),
        ["sin"] = (t => t.sin(), Math.Sin, -4, 4),
        ["cos"] = (t => t.cos(), Math.Cos, -4, 4),
        ["tan"] = (t => t.tan(), Math.Tan, -1.2, 1.2),
        ["asin"] = (t => t.asin(), Math.Asin, -0.8, 0.8),
        ["acos"] = (t => t.acos(), Math.Acos, -0.8, 0.8),
        ["atan"] = (t => t.atan(), Math.Atan, -3, 3),
        ["sinh"] = (t => t.sinh(), Math.Sinh, -2, 2),
        ["cosh"] = (t => t.cosh(), Math.Cosh, -2, 2),
        ["tanh"] = (t => t.tanh(), Math.Tanh, -2, 2),
        ["sigmoid"] = (t => t.sigmoid(), x => 1 / (1 + Math.Exp(-x)), -4, 4),
        ["relu"] = (t => t.relu(), x => Math.Max(x, 0), -2, 2),
        ["erf"] = (t => t.erf(), Erf, -2, 2),
        ["lgamma"] = (t => t.lgamma(), x => Math.Log(Gamma(x)), 1, 5),
        ["sign"] = (t => t.sign(), x => Math.Sign(x), -2, 2),
        ["floor"] = (t => t.floor(), Math.Floor, -3, 3),
        ["ceil"] = (t => t.ceil(), Math.Ceiling, -3, 3),
        ["trunc"] = (t => t.trunc(), Math.Truncate, -3, 3),
        ["frac"] = (t => t.frac(), x => x - Math.Truncate(x), -3, 3),
        ["round"] = (t => t.round(), x => Math.Round(x, MidpointRounding.ToEven), -3, 3),
        ["clamp"] = (t => t.clamp(-0.5, 0.75), x => Math.Clamp(x, -0.5, 0.75), -2, 2),
        ["clamp_min"] = (t => t.clamp_min(0.25), x => Math.Max(x, 0.25), -2, 2),
        ["clamp_max"] = (t => t.clamp_max(0.25), x => Math.Min(x, 0.25), -2, 2),
        ["pow"] = (t => t.pow(2.5), x => Math.Pow(x, 2.5), 0.1, 3),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ValuesAreTheFunctions(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, plain, low, high) = Functions[name];
        Tensor input = Values.Spread(low, high, 4, 5);
        Values.Close([.. input.ToDoubles().Select(plain)], function(input), 1e-7);
    }

    [Theory, MemberData(nameof(Names))]
    public void GradientsAreTheDerivatives(string name)
    {
        var (function, _, low, high) = Functions[name];
        using Tensor input = Values.Spread(low, high, 3, 4);
        Gradients.CheckTwice(x => function(x[0]), input);
    }

    [Fact]
    public void ErfinvUndoesErf()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Spread(-1.5, 1.5, 20);
        Values.Close(input.ToDoubles(), input.erf().erfinv(), 1e-10);
        Gradients.Check(x => x[0].erfinv(), Values.Spread(-0.8, 0.8, 6));
    }

    [Fact]
    public void TellsNumbersFromOthers()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = tensor(new[] { 1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity });
        Assert.Equal([false, true, false, false], input.isnan().data<bool>().ToArray());
        Assert.Equal([false, false, true, true], input.isinf().data<bool>().ToArray());
        Assert.Equal([true, false, false, false], input.isfinite().data<bool>().ToArray());
        Assert.Equal([1.0, 0, 7, -8], input.nan_to_num(0, 7, -8).data<double>().ToArray());
    }

    [Fact]
    public void NegatesLogically()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([false, true], tensor(new[] { 3.0, 0.0 }).logical_not().data<bool>().ToArray());
        Assert.Equal([-1L, -6], tensor(new[] { 0L, 5 }).bitwise_not().data<long>().ToArray());
        Assert.Equal([true, false], (~tensor(new[] { false, true })).data<bool>().ToArray());
    }

    // Abramowitz and Stegun 7.1.5, summed until it stands.
    private static double Erf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 60; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    // Stirling's series far out, then down by the recurrence.
    private static double Gamma(double x)
    {
        double product = 1;
        for (; x < 15; x++)
            product *= x;
        double log = (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI)
            + 1 / (12 * x) - 1 / (360 * Math.Pow(x, 3)) + 1 / (1260 * Math.Pow(x, 5));
        return Math.Exp(log) / product;
    }
}
