using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

[Collection(nameof(RunsAlone))]
public sealed class TrustedConvolutionsTests
{
    [Fact]
    public void Convolutions_and_their_gradients_are_right_here()
    {
        TorchRuntime.Require();
        Assert.InRange(TrustedConvolutions.LargestError(TrustedConvolutions.Convolve), 0, 1e-5);
    }

    [Fact]
    public void Caches_that_the_system_knows_are_not_hidden() =>
        Assert.True(!ProcessorCaches.AreHidden || !Directory.Exists("/sys/devices/system/cpu/cpu0/cache/index0"));

    [Fact]
    public void Where_caches_are_hidden_torch_does_not_use_oneDNN()
    {
        TorchRuntime.Require();
        Assert.True(!ProcessorCaches.AreHidden || OneDnn.IsOn == false);
    }

    [Fact]
    public void A_wrong_outcome_and_a_wrong_gradient_are_seen()
    {
        TorchRuntime.Require();
        // As it was seen: zeros for few channels. Gradients stay possible: TorchSharp ends the process where there are none.
        Assert.InRange(Error((x, w, made) => w.shape[1] == 1 ? made.mul(zeros_like(made)) : made), 0.9, 2);
        Assert.Equal(double.PositiveInfinity, Error((x, w, made) => made.mul(zeros_like(made).log().mul(zeros_like(made)))));
        // The outcome is right, and the gradient has a sum too many.
        Assert.InRange(Error((x, w, made) => made + (x - x.detach()).sum() + (w - w.detach()).sum()), 0.01, double.MaxValue);
        Assert.InRange(Error((x, w, made) => made), 0, 1e-5);
    }

    [Fact]
    public void Torch_hears_whether_it_may_use_oneDNN()
    {
        TorchRuntime.Require();
        var before = OneDnn.IsOn;
        Assert.NotNull(before);
        try
        {
            Assert.True(OneDnn.SwitchOff());
            Assert.False(OneDnn.IsOn);
            Assert.InRange(TrustedConvolutions.LargestError(TrustedConvolutions.Convolve), 0, 1e-5);
        }
        finally
        {
            if (before.Value)
                OneDnn.SwitchOn();
        }
        Assert.Equal(before, OneDnn.IsOn);
    }

    private static double Error(Func<Tensor, Tensor, Tensor, Tensor> change) => TrustedConvolutions.LargestError(
        (x, w, b, transposed, stride, padding) => change(x, w, TrustedConvolutions.Convolve(x, w, b, transposed, stride, padding)));
}
