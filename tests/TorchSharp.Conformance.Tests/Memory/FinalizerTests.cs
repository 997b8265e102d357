using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Memory;

public sealed class FinalizerTests
{
    [Fact]
    public void ForgottenTensorsAreFreed()
    {
        Collect();
        long before = Tensor.TotalCount;
        Forget(1000);
        Collect();
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    [Fact]
    public void AScopeThatIsForgottenTakesItsTensorsAlong()
    {
        Collect();
        long before = Tensor.TotalCount;
        var thread = new Thread(() =>
        {
            NewDisposeScope();
            Forget(10);
        });
        thread.Start();
        thread.Join();
        thread = null;
        Collect();
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    [Fact]
    public void GraphsAreFreedWithTheirLastTensor()
    {
        Collect();
        long before = Tensor.TotalCount;
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
        Forget(20, 1_000_000);
        Collect();
        long before = Environment.WorkingSet;
        for (int i = 0; i < 20; i++)
        {
            Forget(20, 1_000_000);
            Collect();
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

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
