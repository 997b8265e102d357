using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class GanTensorExtensionsTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Own, Func<Tensor, Tensor> Theirs)> s_operations = new()
    {
        ["plus tensor"] = (x => x.Plus(x.flip(0)), x => x + x.flip(0)),
        ["plus"] = (x => x.Plus(0.3), x => x + 0.3),
        ["plus whole"] = (x => x.Plus(3), x => x + 3),
        ["minus"] = (x => x.Minus(0.3), x => x - 0.3),
        ["minus whole"] = (x => x.Minus(3), x => x - 3),
        ["subtracted from"] = (x => x.SubtractedFrom(1), x => 1.0 - x),
        ["times"] = (x => x.Times(0.3), x => x * 0.3),
        ["times whole"] = (x => x.Times(3), x => x * 3),
        ["over"] = (x => x.Over(3), x => x / 3.0),
        ["squared"] = (x => x.Squared(), x => x.square()),
        ["clamped"] = (x => x.Clamped(-0.5, 0.5), x => x.clamp((Scalar)(-0.5), (Scalar)0.5)),
        ["clamped whole"] = (x => x.Clamped(-1, 2), x => x.clamp((Scalar)(-1), (Scalar)2)),
        ["at least"] = (x => x.AtLeast(0.5), x => x.clamp_min(0.5)),
        ["at least whole"] = (x => x.AtLeast(1), x => x.clamp_min(1)),
        ["at most"] = (x => x.AtMost(0.5), x => x.clamp_max(0.5)),
        ["above"] = (x => x.IsAbove(0), x => x > 0),
        ["modulo"] = (x => x.Modulo(2), x => x % 2),
        ["scaled sum"] = (x => x.Plus(x.flip(0), -0.3), x => x.add(x.flip(0), -0.3)),
        ["in place"] = (x => x.clone().Scale(0.3).Add(x, 0.7).Clamp(-0.5, 0.5).Fill(2), x => x.clone().mul_(0.3).add_(x, 0.7)
            .clamp_((Scalar)(-0.5), (Scalar)0.5).fill_(2.0)),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Own, Func<Tensor, Tensor> Theirs)> s_ofFloats = new()
    {
        ["leaky ReLU"] = (x => x.LeakyRelu(0.1), x => nn.functional.leaky_relu(x, 0.1)),
        ["leaky ReLU in place"] = (x => x.clone().LeakyReluInPlace(0.1), x => nn.functional.leaky_relu(x, 0.1)),
        ["power"] = (x => x.abs().ToPower(1.7), x => x.abs().pow(1.7)),
    };

    public static TheoryData<string> Operations => [.. s_operations.Keys.Except(["in place", "scaled sum"])];

    public static TheoryData<string> OfFloats => [.. s_ofFloats.Keys, .. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Keeps_whole_numbers_where_torch_keeps_them(string name)
    {
        using var scope = NewDisposeScope();
        var (own, theirs) = s_operations[name];
        AssertSame(own, theirs, tensor(new long[] { -3, 0, 2, 7 }));
    }

    [Theory]
    [MemberData(nameof(OfFloats))]
    public void Has_torchs_bits_and_type(string name)
    {
        using var scope = NewDisposeScope();
        var (own, theirs) = s_operations.TryGetValue(name, out var both) ? both : s_ofFloats[name];
        AssertSame(own, theirs, randn(200));
        AssertSame(own, theirs, randn(200, dtype: ScalarType.Float64));
    }

    [Fact]
    public void Softplus_and_its_slope_are_right_and_finite_everywhere()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -1e4f, -30, -3, 0, 0.5f, 19, 21, 1e4f }, requires_grad: true);
        var y = x.Softplus();
        y.sum().backward();
        var exact = x.detach().to_type(ScalarType.Float64);
        Assert.True(y.allclose(nn.functional.softplus(x), 1e-6, 1e-12));
        Assert.True(x.grad!.allclose(exact.sigmoid().to_type(ScalarType.Float32), 1e-6, 1e-12));
    }

    [Fact]
    public void Reads_numbers()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.1f, tensor(0.1f).ReadSingle());
        Assert.Equal(0.1, tensor(0.1).ReadDouble());
        Assert.True(tensor(true).ReadBoolean());
    }

    [Fact]
    public void Counts_from_zero_and_fills()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 1, 2], TensorArithmetic.Range(3, ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([0f, 1, 2], TensorArithmetic.Range(3, ScalarType.Float32).data<float>().ToArray());
        Assert.Equal([0.5, 0.5], TensorArithmetic.Filled([2], 0.5, ScalarType.Float64).data<double>().ToArray());
        Assert.Equal([1f, 0, 2], zeros(3).AddRows(tensor(new long[] { 0, 2, 2 }), ones(3)).data<float>().ToArray());
    }

    private static void AssertSame(Func<Tensor, Tensor> own, Func<Tensor, Tensor> theirs, Tensor input)
    {
        var (found, expected) = (own(input), theirs(input));
        Assert.Equal(expected.dtype, found.dtype);
        Assert.True(found.Equals(expected));
    }
}
