using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Optim.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

public class RMSPropTests
{
    private const double Lr = 0.1, Alpha = 0.9, Eps = 1e-3;

    [Theory]
    [InlineData(0, 0, false, false), InlineData(0.1, 0.5, false, false), InlineData(0, 0, true, false), InlineData(0.1, 0.5, true, true)]
    public void FollowsItsFormula(double decay, double momentum, bool centered, bool maximize)
    {
        Parameter parameter = Steps.Parameter();
        using RMSProp rms = optim.RMSProp([parameter], Lr, Alpha, Eps, decay, momentum, centered, maximize);
        Steps.Run(rms, parameter);
        Close.To(Steps.ByHand((value, gradient, _, s) =>
        {
            gradient = (maximize ? -gradient : gradient) + decay * value;
            s[0] = Alpha * s[0] + (1 - Alpha) * gradient * gradient;
            s[1] = Alpha * s[1] + (1 - Alpha) * gradient;
            double scaled = gradient / (Math.Sqrt(centered ? s[0] - s[1] * s[1] : s[0]) + Eps);
            s[2] = momentum * s[2] + scaled;
            return value - Lr * (momentum > 0 ? s[2] : scaled);
        }), parameter);
    }

    [Fact]
    public void ResumingEqualsNotStopping()
    {
        Parameter whole = Steps.Parameter(), half = Steps.Parameter();
        using RMSProp uninterrupted = optim.RMSProp([whole], momentum: 0.9, centered: true), stopped = optim.RMSProp([half], momentum: 0.9,
            centered: true);
        using RMSProp resumed = optim.RMSProp([half]);
        Steps.Run(uninterrupted, whole);
        Steps.Run(stopped, half, count: 2);
        resumed.load_state_dict(stopped.state_dict());
        Steps.Run(resumed, half, from: 2, count: 2);
        Assert.True(whole.bytes.SequenceEqual(half.bytes));
    }
}
