using System.Runtime.CompilerServices;
using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Memory;

public sealed class FinalizerTests
{
    [Fact]
    public void ForgottenTensorsAreFreed()
    {
        long before = LiveTensors.Count();
        Forget(1000);
        Assert.InRange(LiveTensors.Count(), 0, before);
    }

    [Fact]
    public void AScopeThatIsForgottenTakesItsTensorsAlong()
    {
        long before = LiveTensors.Count();
        var thread = new Thread(() =>
        {
            NewDisposeScope();
            Forget(10);
        });
        thread.Start();
        thread.Join();
        thread = null;
        Assert.InRange(LiveTensors.Count(), 0, before);
    }

    [Fact]
    public void GraphsAreFreedWithTheirLastTensor()
    {
        long before = LiveTensors.Count();
        using (NewDisposeScope())
        {
            Tensor a = ones(1000, requires_grad: true);
            for (int i = 0; i < 200; i++)
                (a * 2).exp().sum().backward();
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void MemoryComesBack()
    {
        // Counting collects first.
        Forget(20, 1_000_000);
        LiveTensors.Count();
        long before = Environment.WorkingSet;
        for (int i = 0; i < 20; i++)
        {
            Forget(20, 1_000_000);
            LiveTensors.Count();
        }
        // 20 × 80 MB went through; a leak of a tenth would show.
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 160_000_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int count, long size = 1)
    {
        for (int i = 0; i < count; i++)
            ones([size]);
    }
}
