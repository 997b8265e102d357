using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class PiecesTests
{
    [Fact]
    public void Splits()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = arange(5);
        Assert.Equal([2L, 2, 1], a.split(2).Select(p => p.numel()));
        Assert.Equal([0L, 1], a.split(2)[0].data<long>().ToArray());
        Assert.Equal([1L, 4], a.split([1L, 4], 0L).Select(p => p.numel()));
        Assert.Equal([3L, 2], a.chunk(2).Select(p => p.numel()));
        Assert.Equal([0L, 1, 2, 3, 4], a.unbind().Select(p => p.item<long>()));
        Assert.Equal([2L, 3], chunk(ones(2, 6), 2, 1)[1].shape);
    }

    [Fact]
    public void GradientsMeetAgain()
    {
        using Tensor a = Values.Spread(-1, 1, 5, 2);
        Gradients.Check(x => x[0].split(2).Select((p, i) => (p * (i + 1)).square().sum()).Aggregate((p, q) => p + q), a);
        Gradients.Check(x => x[0].chunk(2, 1)[1].square(), a);
        Gradients.Check(x => x[0].unbind(1)[0].square(), a);
    }

    [Fact]
    public void EachPieceIsOwnedByTheScope()
    {
        long before = LiveTensors.Count();
        using (NewDisposeScope())
            Assert.Equal(5, arange(5).split(1).Length);
        Assert.Equal(before, Tensor.TotalCount);
    }
}
