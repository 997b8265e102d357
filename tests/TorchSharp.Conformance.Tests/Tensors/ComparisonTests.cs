using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class ComparisonTests
{
    private static readonly double[] Left = [1, 2, 3, double.NaN];
    private static readonly double[] Right = [2, 2, 2, double.NaN];

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Torch, Func<double, double, bool> Plain)> Functions = new()
    {
        ["=="] = ((a, b) => a == b, (a, b) => a == b),
        ["!="] = ((a, b) => a != b, (a, b) => a != b),
        ["<"] = ((a, b) => a < b, (a, b) => a < b),
        ["<="] = ((a, b) => a <= b, (a, b) => a <= b),
        [">"] = ((a, b) => a > b, (a, b) => a > b),
        [">="] = ((a, b) => a >= b, (a, b) => a >= b),
        ["eq"] = ((a, b) => a.eq(b), (a, b) => a == b),
        ["ne"] = ((a, b) => a.ne(b), (a, b) => a != b),
        ["lt"] = ((a, b) => a.lt(b), (a, b) => a < b),
        ["le"] = ((a, b) => a.le(b), (a, b) => a <= b),
        ["gt"] = ((a, b) => a.gt(b), (a, b) => a > b),
        ["ge"] = ((a, b) => a.ge(b), (a, b) => a >= b),
        ["== 2"] = ((a, _) => a == 2, (a, _) => a == 2),
        ["2 < t"] = ((a, _) => 2 < a, (a, _) => 2 < a),
        ["2 >= t"] = ((a, _) => 2 >= a, (a, _) => 2 >= a),
        ["gt(2)"] = ((a, _) => a.gt(2), (a, _) => a > 2),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ComparesElementwise(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, plain) = Functions[name];
        Tensor result = function(tensor(Left), tensor(Right));
        Assert.Equal(ScalarType.Bool, result.dtype);
        Assert.Equal(Left.Zip(Right, plain), result.data<bool>().ToArray());
    }

    [Fact]
    public void CombinesMasks()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { true, true, false, false }), b = tensor(new[] { true, false, true, false });
        Assert.Equal([true, false, false, false], (a & b).data<bool>().ToArray());
        Assert.Equal([true, true, true, false], (a | b).data<bool>().ToArray());
        Assert.Equal([false, true, true, false], (a ^ b).data<bool>().ToArray());
        Assert.Equal([true, false, false, false], a.logical_and(b).data<bool>().ToArray());
        Assert.Equal([true, true, true, false], a.logical_or(b).data<bool>().ToArray());
        Assert.Equal([false, true, true, false], a.logical_xor(b).data<bool>().ToArray());
    }

    [Fact]
    public void ClosenessHasTolerances()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1.0, 100 }), b = tensor(new[] { 1.00001, 100.1 });
        Assert.Equal([true, false], a.isclose(b, rtol: 1e-4).data<bool>().ToArray());
        Assert.False(a.allclose(b, rtol: 1e-4));
        Assert.True(a.allclose(b, rtol: 1e-2));
        Assert.True(allclose(tensor(double.NaN), tensor(double.NaN), equal_nan: true));
    }

    [Fact]
    public void EqualsComparesSizeAndValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.True(ones(2).Equals(ones(2)));
        Assert.False(ones(2).Equals(zeros(2)));
        Assert.False(ones(2).Equals(ones(2, 1)));
        Assert.False(ones(2).Equals((object)"tensor"));
    }
}
