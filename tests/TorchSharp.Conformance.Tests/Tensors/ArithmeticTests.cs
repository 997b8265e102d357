using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class ArithmeticTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Torch, Func<double, double, double> Plain)> Functions = new()
    {
        ["add"] = ((a, b) => a.add(b), (a, b) => a + b),
        ["add alpha"] = ((a, b) => a.add(b, 0.5), (a, b) => a + 0.5 * b),
        ["+"] = ((a, b) => a + b, (a, b) => a + b),
        ["sub"] = ((a, b) => a.sub(b), (a, b) => a - b),
        ["-"] = ((a, b) => a - b, (a, b) => a - b),
        ["mul"] = ((a, b) => a.mul(b), (a, b) => a * b),
        ["*"] = ((a, b) => a * b, (a, b) => a * b),
        ["div"] = ((a, b) => a.div(b), (a, b) => a / b),
        ["/"] = ((a, b) => a / b, (a, b) => a / b),
        ["pow"] = ((a, b) => a.pow(b), Math.Pow),
        ["maximum"] = ((a, b) => a.maximum(b), Math.Max),
        ["minimum"] = ((a, b) => a.minimum(b), Math.Min),
        ["atan2"] = ((a, b) => a.atan2(b), Math.Atan2),
        ["logaddexp"] = ((a, b) => a.logaddexp(b), (a, b) => Math.Log(Math.Exp(a) + Math.Exp(b))),
        ["xlogy"] = ((a, b) => a.xlogy(b), (a, b) => a * Math.Log(b)),
        ["remainder"] = ((a, b) => a.remainder(b), (a, b) => a - b * Math.Floor(a / b)),
        ["fmod"] = ((a, b) => a.fmod(b), (a, b) => a % b),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Torch, Func<double, double> Plain)> WithNumbers = new()
    {
        ["t + 2"] = (t => t + 2, x => x + 2),
        ["2L + t"] = (t => 2L + t, x => 2 + x),
        ["t + 0.5f"] = (t => t + 0.5f, x => x + 0.5),
        ["0.5 + t"] = (t => 0.5 + t, x => 0.5 + x),
        ["t - 3"] = (t => t - 3, x => x - 3),
        ["3 - t"] = (t => 3 - t, x => 3 - x),
        ["1.5f - t"] = (t => 1.5f - t, x => 1.5 - x),
        ["t * 3"] = (t => t * 3, x => x * 3),
        ["0.25 * t"] = (t => 0.25 * t, x => 0.25 * x),
        ["t / 4L"] = (t => t / 4L, x => x / 4),
        ["t / 0.5f"] = (t => t / 0.5f, x => x / 0.5),
        ["2 / t"] = (t => 2 / t, x => 2 / x),
        ["2.5 / t"] = (t => 2.5 / t, x => 2.5 / x),
        ["t % 0.7"] = (t => t % 0.7, x => x - 0.7 * Math.Floor(x / 0.7)),
        ["-t"] = (t => -t, x => -x),
        ["add(1)"] = (t => t.add(1), x => x + 1),
        ["sub(1.5)"] = (t => t.sub(1.5), x => x - 1.5),
        ["mul(2)"] = (t => t.mul(2), x => x * 2),
        ["div(2)"] = (t => t.div(2), x => x / 2),
        ["pow(3)"] = (t => t.pow(3), x => x * x * x),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    public static TheoryData<string> NumberNames => [.. WithNumbers.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ValuesAreElementwise(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, plain) = Functions[name];
        Tensor a = Values.Spread(0.3, 3, 3, 4), b = Values.Spread(0.5, 2, 12).reshape(3, 4);
        b = b.flip(0);
        double[] expected = [.. a.ToDoubles().Zip(b.ToDoubles(), plain)];
        Values.Close(expected, function(a, b));
    }

    [Theory, MemberData(nameof(Names))]
    public void GradientsReachBothSidesAndBroadcast(string name)
    {
        var (function, _) = Functions[name];
        using Tensor a = Values.Spread(0.31, 2.9, 3, 2), b = Values.Spread(0.5, 1.7, 2);
        Gradients.Check(x => function(x[0], x[1]), a, b);
    }

    [Theory, InlineData("*"), InlineData("/"), InlineData("pow"), InlineData("atan2"), InlineData("xlogy")]
    public void SecondDerivativesMix(string name)
    {
        var (function, _) = Functions[name];
        using Tensor a = Values.Spread(0.3, 2, 2, 2), b = Values.Spread(0.6, 1.9, 2, 2);
        Gradients.CheckTwice(x => function(x[0], x[1]), a, b);
    }

    [Theory, MemberData(nameof(NumberNames))]
    public void NumbersTakePart(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, plain) = WithNumbers[name];
        Tensor a = Values.Spread(0.3, 3, 7);
        Values.Close([.. a.ToDoubles().Select(plain)], function(a));
        Gradients.Check(x => function(x[0]), a);
    }

    [Fact]
    public void ANumberDoesNotWidenATensor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor single = ones(2, dtype: ScalarType.Float32), integer = ones(2, dtype: ScalarType.Int64);
        Assert.Equal(ScalarType.Float32, (single * 0.1).dtype);
        Assert.Equal(ScalarType.Int64, (integer + 2).dtype);
        Assert.Equal(ScalarType.Float32, (integer * 0.5).dtype);
        Assert.Equal(ScalarType.Float32, (integer / 2).dtype);
        Assert.Equal(ScalarType.Float64, (single + ones(2, dtype: ScalarType.Float64)).dtype);
    }

    [Fact]
    public void DivisionCanRound()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 7.0, -7.0 });
        Assert.Equal([3.0, -3.0], a.div(2, RoundingMode.trunc).data<double>().ToArray());
        Assert.Equal([3.0, -4.0], a.div(2, RoundingMode.floor).data<double>().ToArray());
        Assert.Equal([3.0, -4.0], a.div(tensor(2.0), RoundingMode.floor).data<double>().ToArray());
    }

    [Fact]
    public void MixesTwoTensors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(0, 1, 6), b = Values.Spread(2, 3, 6), w = Values.Spread(0, 1, 6).flip(0);
        double[] expected = [.. a.ToDoubles().Zip(b.ToDoubles(), w.ToDoubles()).Select(v => v.First + v.Third * (v.Second - v.First))];
        Values.Close(expected, lerp(a, b, w));
        Gradients.Check(x => x[0].lerp(x[1], x[2]), a, b, w);
        Gradients.Check(x => x[0].addcmul(x[1], x[2], 0.3), a, b, w + 1);
        Gradients.Check(x => x[0].addcdiv(x[1], x[2], 0.3), a, b, w + 1);
    }

    [Fact]
    public void SoftmaxSumsToOne()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-2, 2, 2, 3);
        double[] x = a.ToDoubles();
        double[] expected = [.. x.Select((v, i) => Math.Exp(v) / x.Skip(i / 3 * 3).Take(3).Sum(Math.Exp))];
        Values.Close(expected, a.softmax(1));
        Values.Close([.. expected.Select(v => Math.Log(v))], a.log_softmax(1));
        Gradients.CheckTwice(v => v[0].softmax(1), a);
        Gradients.CheckTwice(v => v[0].log_softmax(1), a);
    }

    [Fact]
    public void ClampTakesTensors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { -1.0, 0.5, 2 });
        Assert.Equal([0.0, 0.5, 1], a.clamp(tensor(new[] { 0.0, 0, 0 }), tensor(new[] { 1.0, 1, 1 })).data<double>().ToArray());
        Assert.Equal([-1.0, 0.5, 1], a.clamp(max: 1).data<double>().ToArray());
    }
}
