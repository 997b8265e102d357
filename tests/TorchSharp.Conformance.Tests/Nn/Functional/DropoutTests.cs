using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class DropoutTests
{
    [Fact]
    public void KeepsTheMeanWhileTraining()
    {
        Tensor dropped = nn.functional.dropout(ones(10_000), 0.25, training: true);
        float[] values = dropped.data<float>().ToArray();
        Assert.All(values, value => Assert.True(value == 0 || Math.Abs(value - 1 / 0.75f) < 1e-6));
        Assert.InRange(values.Average(), 0.95, 1.05);
    }

    [Fact]
    public void IsTheIdentityOtherwise()
    {
        Tensor x = GradientCheck.Sample(5);
        Assert.True(x.Equals(nn.functional.dropout(x, 0.5, training: false)));
        var module = nn.Dropout(0.5);
        module.eval();
        Assert.True(x.Equals(module.call(x)));
    }
}
