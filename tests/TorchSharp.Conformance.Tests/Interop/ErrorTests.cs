using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Interop;

public sealed class ErrorTests
{
    [Fact]
    public void LibtorchsMessageIsKept()
    {
        using Tensor a = ones(2, 3), b = ones(4);
        var e = Assert.Throws<ExternalException>(() => a + b);
        Assert.Contains("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", e.Message);
    }

    [Fact]
    public void AnErrorIsOverOnceReported()
    {
        using Tensor a = ones(2, 3), b = ones(4);
        Assert.Throws<ExternalException>(() => a + b);
        using Tensor sum = a + a;
        Assert.Equal(12, sum.sum().item<float>());
        CheckForErrors();
    }

    [Fact]
    public void ErrorsBelongToTheirThread()
    {
        var messages = new string[4];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            using Tensor a = ones(2 + i), b = ones(10 + i);
            messages[i] = Assert.Throws<ExternalException>(() => a + b).Message;
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        for (int i = 0; i < 4; i++)
            Assert.Contains($"tensor a ({2 + i}) must match the size of tensor b ({10 + i})", messages[i]);
    }

    [Fact]
    public void UseAfterDisposeIsAManagedError()
    {
        Tensor a = ones(2);
        a.Dispose();
        a.Dispose();
        Assert.True(a.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => a.sum());
        Assert.Throws<InvalidOperationException>(() => a.shape);
    }
}
