using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Optim.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

public class AdamTests
{
    private const double Lr = 0.05, Beta1 = 0.8, Beta2 = 0.95, Eps = 1e-3;

    [Theory]
    [InlineData(0, false, false), InlineData(0.1, false, false), InlineData(0.1, true, false), InlineData(0.1, false, true),
        InlineData(0, true, true)]
    public void FollowsItsFormula(double decay, bool amsgrad, bool maximize)
    {
        Parameter parameter = Steps.Parameter();
        using Adam adam = optim.Adam([parameter], Lr, Beta1, Beta2, Eps, decay, amsgrad, maximize);
        Steps.Run(adam, parameter);
        Close.To(Steps.ByHand((value, gradient, step, s) =>
        {
            gradient = (maximize ? -gradient : gradient) + decay * value;
            return value - Step(gradient, step, s, amsgrad);
        }), parameter);
    }

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true)]
    public void DecaysApartFromTheGradientAsAdamW(bool amsgrad, bool maximize)
    {
        Parameter parameter = Steps.Parameter();
        using AdamW adam = optim.AdamW([parameter], Lr, Beta1, Beta2, Eps, 0.1, amsgrad, maximize);
        Steps.Run(adam, parameter);
        Close.To(Steps.ByHand((value, gradient, step, s)
            => value * (1 - Lr * 0.1) - Step(maximize ? -gradient : gradient, step, s, amsgrad)), parameter);
    }

    [Fact]
    public void SinglePrecisionAndLayoutsMakeNoDifference()
    {
        Parameter flat = nn.Parameter(GradientCheck.Sample(64, 33).to(float32));
        Parameter turned = nn.Parameter(flat.detach().clone().t().contiguous().t());
        Assert.False(turned.is_contiguous());
        using Adam first = optim.Adam([flat]), second = optim.Adam([turned]);
        for (int i = 0; i < 3; i++)
        {
            flat.grad = GradientCheck.Numbered(i, 64, 33).to(float32);
            turned.grad = GradientCheck.Numbered(i, 64, 33).to(float32);
            first.step();
            second.step();
        }
        Assert.True(flat.Equals(turned));
    }

    [Fact]
    public void ParametersWithoutGradientStay()
    {
        Parameter moving = Steps.Parameter(), still = Steps.Parameter();
        using Adam adam = optim.Adam([moving, still]);
        Steps.Run(adam, moving, count: 2);
        Close.To(Steps.Start, still);
        Assert.Equal([2, 0], adam.state_dict().State.Select(s => ((Adam.State)s).step));
    }

    [Fact]
    public void ResumingEqualsNotStopping()
    {
        Parameter whole = Steps.Parameter(float32), half = Steps.Parameter(float32);
        using Adam uninterrupted = optim.Adam([whole], Lr, amsgrad: true), stopped = optim.Adam([half], Lr, amsgrad: true);
        Steps.Run(uninterrupted, whole);
        Steps.Run(stopped, half, count: 2);
        byte[] state = SavedState.Of(stopped);

        using Adam resumed = optim.Adam([half], lr: 1, amsgrad: true);
        resumed.load_state_dict(new BinaryReader(new MemoryStream(state)));
        Assert.Equal(state, SavedState.Of(resumed));
        Steps.Run(resumed, half, from: 2, count: 2);
        Assert.True(whole.bytes.SequenceEqual(half.bytes));
        Assert.Equal(SavedState.Of(uninterrupted), SavedState.Of(resumed));
    }

    [Fact]
    public void TheFileIsNameCountsOptionsStates()
    {
        Parameter parameter = nn.Parameter(ones(1));
        using Adam adam = optim.Adam([parameter], 0.5, 0.6, 0.7, 0.8, 0.9, amsgrad: false, maximize: true);
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("Adam");
        writer.Write((byte)1);
        writer.Write((byte)1);
        foreach (double number in new[] { 0.5, 0.5, 0.6, 0.7, 0.8, 0.9 })
            writer.Write(number);
        writer.Write(false);
        writer.Write(true);
        writer.Write(0L);
        writer.Write(new byte[] { 6, 1, 1, 0, 0, 0, 0, 6, 1, 1, 0, 0, 0, 0 });
        writer.Write(false);
        Assert.Equal(stream.ToArray(), SavedState.Of(adam));
    }

    [Fact]
    public void NonsenseIsRefused()
    {
        Assert.Throws<ArgumentException>(() => optim.Adam([Steps.Parameter()], lr: -1));
        Assert.Throws<ArgumentException>(() => optim.Adam([Steps.Parameter()], beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.Adam([Steps.Parameter()], beta2: -0.1));
        Assert.Throws<ArgumentException>(() => optim.Adam([Steps.Parameter()], eps: -1));
        Assert.Throws<ArgumentException>(() => optim.Adam([Steps.Parameter()], weight_decay: -1));
    }

    private static double Step(double gradient, int step, double[] s, bool amsgrad)
    {
        s[0] = Beta1 * s[0] + (1 - Beta1) * gradient;
        s[1] = Beta2 * s[1] + (1 - Beta2) * gradient * gradient;
        s[2] = Math.Max(s[2], s[1]);
        double mean = s[0] / (1 - Math.Pow(Beta1, step)), root = Math.Sqrt((amsgrad ? s[2] : s[1]) / (1 - Math.Pow(Beta2, step)));
        return Lr * mean / (root + Eps);
    }
}
