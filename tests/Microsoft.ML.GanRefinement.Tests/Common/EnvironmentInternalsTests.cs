using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Tests.Common;

public sealed class EnvironmentInternalsTests
{
    [Fact]
    public void Context_and_host_tell_the_device_asked_for()
    {
        MLContext ml = new();
        IHostEnvironment environment = ml;
        Assert.Null(environment.GpuDeviceId());
        Assert.Equal(ml.FallbackToCpu, environment.FallbackToCpu());
        Assert.Equal(ml.FallbackToCpu, environment.Register("before").FallbackToCpu());

        (ml.GpuDeviceId, ml.FallbackToCpu) = (3, false);
        var host = environment.Register("after");
        Assert.Equal((3, false), (environment.GpuDeviceId(), environment.FallbackToCpu()));
        Assert.Equal((3, false), (host.GpuDeviceId(), host.FallbackToCpu()));
        Assert.Equal(3, host.Register("inner").GpuDeviceId());
    }

    [Fact]
    public void A_host_tells_that_its_context_is_cancelled()
    {
        MLContext ml = new();
        MLContext other = new();
        var host = ((IHostEnvironment)ml).Register("component");
        var inner = host.Register("inner");
        Assert.False(host.IsCanceled());

        ml.CancelExecution();

        Assert.True(host.IsCanceled());
        Assert.True(inner.IsCanceled());
        Assert.True(((IHostEnvironment)ml).Register("later").IsCanceled());
        Assert.False(((IHostEnvironment)other).Register("component").IsCanceled());
    }
}
