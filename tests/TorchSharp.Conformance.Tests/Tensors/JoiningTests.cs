using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class JoiningTests
{
    [Fact]
    public void Joins()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = arange(4).view(2, 2), b = a + 4;
        Assert.Equal([0L, 1, 2, 3, 4, 5, 6, 7], cat([a, b]).data<long>().ToArray());
        Assert.Equal([0L, 1, 4, 5, 2, 3, 6, 7], cat([a, b], 1).data<long>().ToArray());
        Assert.Equal([0L, 1, 4, 5, 2, 3, 6, 7], concat(new List<Tensor> { a, b }, 1).data<long>().ToArray());
        Assert.Equal([2L, 2, 2], stack([a, b]).shape);
        Assert.Equal([0L, 4, 1, 5, 2, 6, 3, 7], stack(new[] { a, b }, 2).data<long>().ToArray());
        Assert.Equal([2L, 4], hstack(a, b).shape);
        Assert.Equal([4L, 2], vstack([a, b]).shape);
    }

    [Fact]
    public void GradientsComeApart()
    {
        using Tensor a = Values.Spread(-1, 1, 2, 2), b = Values.Spread(-2, 1, 2, 2);
        Gradients.CheckTwice(x => cat([x[0], x[1]], 1).square(), a, b);
        Gradients.CheckTwice(x => stack([x[0], x[1]]).square(), a, b);
    }

    [Fact]
    public void Chooses()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor mask = tensor(new[] { true, false, true });
        Tensor a = tensor(new[] { 1.0, 2, 3 }), b = tensor(new[] { 10.0, 20, 30 });
        Assert.Equal([1.0, 20, 3], where(mask, a, b).data<double>().ToArray());
        Assert.Equal([0L, 2], where(mask)[0].data<long>().ToArray());
        Gradients.Check(x => where(mask, x[0], x[1]), a, b);
    }

    [Fact]
    public void MakesGrids()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] grids = meshgrid([arange(2), arange(3)]);
        Assert.Equal([0L, 0, 0, 1, 1, 1], grids[0].contiguous().data<long>().ToArray());
        Assert.Equal([0L, 1, 2, 0, 1, 2], grids[1].contiguous().data<long>().ToArray());
        Assert.Equal([3L, 2], meshgrid([arange(2), arange(3)], "xy")[0].shape);
    }

    [Fact]
    public void SizesMustAgree()
    {
        using Tensor a = zeros(2, 2), b = zeros(3, 3);
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => cat([a, b]));
        Assert.Contains("Sizes of tensors must match except in dimension 0", e.Message);
    }
}
