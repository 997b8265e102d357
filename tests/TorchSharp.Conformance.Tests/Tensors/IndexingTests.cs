using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class IndexingTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Torch, long[] Expected)> Functions = new()
    {
        ["[1]"] = (t => t[1], [4, 5, 6, 7]),
        ["[1, 2]"] = (t => t[1, 2], [6]),
        ["[-1]"] = (t => t[-1], [8, 9, 10, 11]),
        ["[.., 1]"] = (t => t[TensorIndex.Ellipsis, TensorIndex.Single(1)], [1, 5, 9]),
        ["[:, 1:3]"] = (t => t[TensorIndex.Colon, TensorIndex.Slice(1, 3)], [1, 2, 5, 6, 9, 10]),
        ["[::2]"] = (t => t[TensorIndex.Slice(step: 2)], [0, 1, 2, 3, 8, 9, 10, 11]),
        ["[:, 1..^1]"] = (t => t[TensorIndex.Colon, 1..^1], [1, 2, 5, 6, 9, 10]),
        ["[^1]"] = (t => t[(TensorIndex)(^1)], [8, 9, 10, 11]),
        ["[1..]"] = (t => t[(TensorIndex)(1..)], [4, 5, 6, 7, 8, 9, 10, 11]),
        ["positions"] = (t => t[tensor(new[] { 2L, 0 })], [8, 9, 10, 11, 0, 1, 2, 3]),
        ["pairs"] = (t => t[tensor(new[] { 2L, 0 }), tensor(new[] { 1L, 3 })], [9, 3]),
        ["mask"] = (t => t[t > 8], [9, 10, 11]),
        ["rows by mask"] = (t => t[TensorIndex.Tensor(tensor(new[] { true, false, true })), TensorIndex.Single(0)], [0, 8]),
        ["new axis"] = (t => t[TensorIndex.None, TensorIndex.Single(0)], [0, 1, 2, 3]),
        ["index_select"] = (t => t.index_select(1, tensor(new[] { 3L, 0 })), [3, 0, 7, 4, 11, 8]),
        ["gather"] = (t => t.gather(1, tensor(new[,] { { 3L }, { 0 }, { 1 } })), [3, 4, 9]),
        ["masked_select"] = (t => t.masked_select(t % 5 == 0), [0, 5, 10]),
        ["masked_fill"] = (t => t.masked_fill(t > 1, -1), [0, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]),
        ["nonzero"] = (t => (t > 9).nonzero(), [2, 2, 2, 3]),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Reads(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (function, expected) = Functions[name];
        Assert.Equal(expected, function(arange(12).view(3, 4)).data<long>().ToArray());
    }

    [Fact]
    public void Writes()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros([2, 3], ScalarType.Int64);
        a[1] = tensor(new[] { 1L, 2, 3 });
        a[0, 2] = tensor(7L);
        a[TensorIndex.Single(0), TensorIndex.Slice(0, 2)] = tensor(5L);
        Assert.Equal([5L, 5, 7, 1, 2, 3], a.data<long>().ToArray());
        a[a == 5] = tensor(0L);
        Assert.Equal([0L, 0, 7, 1, 2, 3], a.data<long>().ToArray());
        a.index_put_(9, TensorIndex.Ellipsis, TensorIndex.Single(0));
        Assert.Equal([9L, 0, 7, 9, 2, 3], a.data<long>().ToArray());
        a.index_put_(ones(2, dtype: ScalarType.Int64), [tensor(new[] { 1L, 1 }), tensor(new[] { 1L, 1 })], accumulate: true);
        Assert.Equal(4, a[1, 1].item<long>());
    }

    [Fact]
    public void WritesAtPositions()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(2, 3), places = tensor(new[,] { { 2L }, { 0 } });
        Assert.Equal([0f, 0, 5, 6, 0, 0], a.scatter(1, places, tensor(new[,] { { 5f }, { 6 } })).data<float>().ToArray());
        a.scatter_(1, places, ones(2, 1));
        a.scatter_add_(1, places, ones(2, 1));
        Assert.Equal([0f, 0, 2, 2, 0, 0], a.data<float>().ToArray());
        a.index_add_(0, tensor(new[] { 1L }), ones(1, 3), 3);
        Assert.Equal([0f, 0, 2, 5, 3, 3], a.data<float>().ToArray());
        a.index_copy_(0, tensor(new[] { 0L }), full([1, 3], 4f));
        Assert.Equal([4f, 4, 4, 5, 3, 3], a.data<float>().ToArray());
    }

    [Fact]
    public void GradientsFollowTheIndices()
    {
        using Tensor a = Values.Spread(-1, 1, 3, 4), rows = tensor(new[] { 2L, 0, 2 }), places = tensor(new[,] { { 3L }, { 0 }, { 1 } });
        Gradients.CheckTwice(x => x[0][1].square(), a);
        Gradients.CheckTwice(x => x[0][rows].square(), a);
        Gradients.CheckTwice(x => x[0][TensorIndex.Colon, TensorIndex.Slice(1, 3)].square(), a);
        Gradients.CheckTwice(x => x[0].index_select(0, rows).square(), a);
        Gradients.CheckTwice(x => x[0].gather(1, places).square(), a);
        using Tensor source = Values.Spread(0, 1, 3, 1);
        Gradients.CheckTwice(x => x[0].scatter(1, places, x[1]).square(), a, source);
        Gradients.CheckTwice(x => x[0].scatter_add(1, places, x[1]).square(), a, source);
        Gradients.CheckTwice(x => x[0].index_add(0, rows, x[0] * 2, 0.5).square(), a);
        using Tensor mask = a > 0;
        Gradients.Check(x => x[0].masked_select(mask).square(), a);
        Gradients.Check(x => x[0].masked_fill(mask, 2).square(), a);
    }

    [Fact]
    public void OutsideIsAnError()
    {
        using Tensor a = zeros(2, 3);
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => a[2]);
        Assert.Matches("index 2 (is )?out of (bounds for dimension 0|range)", e.Message);
    }
}
