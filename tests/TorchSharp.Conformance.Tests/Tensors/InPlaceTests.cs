using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class InPlaceTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> InPlace, Func<Tensor, Tensor> Fresh)> Functions = new()
    {
        ["add_"] = (t => t.add_(t.flip(0)), t => t.add(t.flip(0))),
        ["add_ alpha"] = (t => t.add_(t.flip(0), 0.3), t => t.add(t.flip(0), 0.3)),
        ["add_ number"] = (t => t.add_(2), t => t.add(2)),
        ["sub_"] = (t => t.sub_(t.flip(0)), t => t.sub(t.flip(0))),
        ["sub_ number"] = (t => t.sub_(2), t => t.sub(2)),
        ["mul_"] = (t => t.mul_(t.flip(0)), t => t.mul(t.flip(0))),
        ["mul_ number"] = (t => t.mul_(0.3), t => t.mul(0.3)),
        ["div_"] = (t => t.div_(t.flip(0)), t => t.div(t.flip(0))),
        ["div_ number"] = (t => t.div_(0.3), t => t.div(0.3)),
        ["pow_ number"] = (t => t.pow_(2.5), t => t.pow(2.5)),
        ["clamp_"] = (t => t.clamp_(0.5, 1), t => t.clamp(0.5, 1)),
        ["lerp_"] = (t => t.lerp_(t.flip(0), t.clone()), t => t.lerp(t.flip(0), t)),
        ["addcmul_"] = (t => t.addcmul_(t.flip(0), t.clone(), 0.5), t => t.addcmul(t.flip(0), t, 0.5)),
        ["addcdiv_"] = (t => t.addcdiv_(t.flip(0), t.clone(), 0.5), t => t.addcdiv(t.flip(0), t, 0.5)),
        ["abs_"] = (t => t.abs_(), t => t.abs()),
        ["neg_"] = (t => t.neg_(), t => t.neg()),
        ["exp_"] = (t => t.exp_(), t => t.exp()),
        ["log_"] = (t => t.log_(), t => t.log()),
        ["sqrt_"] = (t => t.sqrt_(), t => t.sqrt()),
        ["rsqrt_"] = (t => t.rsqrt_(), t => t.rsqrt()),
        ["reciprocal_"] = (t => t.reciprocal_(), t => t.reciprocal()),
        ["tanh_"] = (t => t.tanh_(), t => t.tanh()),
        ["sigmoid_"] = (t => t.sigmoid_(), t => t.sigmoid()),
        ["sign_"] = (t => t.sign_(), t => t.sign()),
        ["floor_"] = (t => t.floor_(), t => t.floor()),
        ["ceil_"] = (t => t.ceil_(), t => t.ceil()),
        ["round_"] = (t => t.round_(), t => t.round()),
        ["zero_"] = (t => t.zero_(), t => t * 0),
        ["fill_"] = (t => t.fill_(1.5), t => t * 0 + 1.5),
        ["copy_"] = (t => t.copy_(t.flip(0)), t => t.flip(0)),
        ["masked_fill_"] = (t => t.masked_fill_(t > 1, 7), t => t.masked_fill(t > 1, 7)),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ChangesTheTensorAndReturnsIt(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (inPlace, fresh) = Functions[name];
        Tensor a = Values.Spread(0.2, 2, 3, 2);
        double[] expected = fresh(a).ToDoubles();
        IntPtr handle = a.Handle;
        Tensor result = inPlace(a);
        // The package's zero_ returns another object for the same values.
        if (name != "zero_")
            Assert.Same(a, result);
        Values.Close(expected, result);
        Assert.Equal(handle, a.Handle);
        Values.Close(expected, a);
    }

    [Fact]
    public void ALeafThatWantsGradientsIsProtected()
    {
        using Tensor leaf = ones(2, requires_grad: true);
        var e = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => leaf.add_(1));
        Assert.Contains("a leaf Variable that requires grad is being used in an in-place operation", e.Message);
    }
}
