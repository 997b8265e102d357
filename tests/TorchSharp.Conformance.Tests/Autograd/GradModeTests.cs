using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Autograd;

public sealed class GradModeTests
{
    [Fact]
    public void ModesNestAndEnd()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            using (set_grad_enabled(true))
                Assert.True(is_grad_enabled());
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void InferenceTensorsStayOutOfGraphs()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(1, requires_grad: true), y;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            y = x * 2;
        }
        Assert.False(is_inference_mode_enabled());
        Assert.False(y.requires_grad);
        var e = Assert.Throws<ExternalException>(() => x * y);
        Assert.Contains("Inference tensors cannot be saved for backward", e.Message);
    }

    [Fact]
    public void TheModeBelongsToTheThread()
    {
        using IDisposable off = no_grad();
        bool elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }
}
