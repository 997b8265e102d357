using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Optim.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

public class SGDTests
{
    private const double Lr = 0.1;

    [Theory]
    [InlineData(0, 0, 0, false, false), InlineData(0.9, 0, 0, false, false), InlineData(0.9, 0.3, 0.1, false, false)]
    [InlineData(0.9, 0, 0.1, true, false), InlineData(0, 0, 0.1, false, true)]
    public void FollowsItsFormula(double momentum, double dampening, double decay, bool nesterov, bool maximize)
    {
        Parameter parameter = Steps.Parameter();
        using SGD sgd = optim.SGD([parameter], Lr, momentum, dampening, decay, nesterov, maximize);
        Steps.Run(sgd, parameter);
        Close.To(Steps.ByHand((value, gradient, step, s) =>
        {
            gradient += decay * value;
            s[0] = step == 1 ? gradient : momentum * s[0] + (1 - dampening) * gradient;
            double direction = momentum == 0 ? gradient : nesterov ? gradient + momentum * s[0] : s[0];
            return value + (maximize ? Lr : -Lr) * direction;
        }), parameter);
    }

    [Fact]
    public void ResumingEqualsNotStopping()
    {
        Parameter whole = Steps.Parameter(), half = Steps.Parameter();
        using SGD uninterrupted = optim.SGD([whole], Lr, 0.9), stopped = optim.SGD([half], Lr, 0.9), resumed = optim.SGD([half], 1, 0.1);
        Steps.Run(uninterrupted, whole);
        Steps.Run(stopped, half, count: 2);
        resumed.load_state_dict(new BinaryReader(new MemoryStream(SavedState.Of(stopped))));
        Steps.Run(resumed, half, from: 2, count: 2);
        Assert.True(whole.bytes.SequenceEqual(half.bytes));
    }

    [Fact]
    public void WithoutMomentumThereIsNoBuffer()
    {
        Parameter parameter = Steps.Parameter();
        using SGD sgd = optim.SGD([parameter], Lr);
        Steps.Run(sgd, parameter);
        Assert.Null(((SGD.State)sgd.state_dict().State[0]).momentum_buffer);
    }

    [Fact]
    public void NesterovNeedsMomentum() => Assert.Throws<ArgumentException>(() => optim.SGD([Steps.Parameter()], Lr, nesterov: true));
}
