using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Memory;

public sealed class DisposeScopeTests
{
    [Fact]
    public void EndsWhatItOwns()
    {
        long before = LiveTensors.Count();
        Tensor escaped, kept;
        using (DisposeScope scope = NewDisposeScope())
        {
            escaped = ones(3);
            kept = (escaped + 1).MoveToOuterDisposeScope();
            Assert.Equal(before + 2, Tensor.TotalCount);
            Assert.Same(scope, CurrentDisposeScope);
        }
        Assert.True(escaped.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.Equal(before + 1, Tensor.TotalCount);
        kept.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void ScopesNest()
    {
        long before = LiveTensors.Count();
        using (DisposeScope outer = NewDisposeScope())
        {
            Tensor moved;
            using (DisposeScope inner = NewDisposeScope())
            {
                moved = zeros(1).MoveToOuterDisposeScope();
                zeros(1);
                Assert.Equal(1, inner.DisposablesCount);
            }
            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void DetachedBelongsToNobody()
    {
        Tensor free, attached = ones(1);
        using (DisposeScope scope = NewDisposeScope())
        {
            free = zeros(1).DetachFromDisposeScope();
            scope.Attach(attached);
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.False(free.IsInvalid);
        Assert.True(attached.IsInvalid);
        free.Dispose();
    }

    [Fact]
    public void EverythingButSome()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(1), b = zeros(1), c = zeros(1);
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid && c.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal([b], scope.DisposablesView);
        scope.DisposeEverything();
        Assert.True(b.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void DisposingATensorTakesItOut()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = zeros(1), b = zeros(1), c = zeros(1);
        a.Dispose();
        Assert.Equal(2, scope.DisposablesCount);
        Assert.True(scope.Contains(b) && scope.Contains(c));
        a.Dispose();
        Assert.Equal(2, scope.DisposablesCount);
    }

    [Fact]
    public void MovesToAnotherTensorsScope()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor model = zeros(1), moved;
        using (NewDisposeScope())
            moved = zeros(1).MoveToOtherDisposeScope(model);
        Assert.False(moved.IsInvalid);
        Assert.True(outer.Contains(moved));
    }

    [Fact]
    public void ScopesBelongToTheirThread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() =>
        {
            Assert.Null(CurrentDisposeScope);
            other = zeros(1);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void StatisticsCount()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        Tensor outside = zeros(1);
        using (NewDisposeScope())
        {
            zeros(1);
            zeros(1).DetachFromDisposeScope().Dispose();
            Assert.Equal(3, statistics.ThreadTotalLiveCount + 1);
        }
        outside.Dispose();
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.DisposedInScopeCount);
        Assert.Equal(2, statistics.DisposedOutsideScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void AnExpressionInAScopeOfItsOwn()
    {
        long before = LiveTensors.Count();
        using (Tensor result = WrappedTensorDisposeScope(() => (ones(2) + ones(2) * 3).sum()))
        {
            Assert.Equal(8, result.item<float>());
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void UseAfterTheScopeIsAManagedError()
    {
        Tensor lost;
        using (NewDisposeScope())
            lost = ones(1);
        Assert.Throws<InvalidOperationException>(() => lost + 1);
    }
}
