using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class GradientsTests
{
    [Fact]
    public void Of_a_square_is_twice_the_input()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, -2 }, requires_grad: true);
        Assert.Equal([2f, -4], Gradients.Of(x.square().sum(), x).data<float>().ToArray());
    }

    [Fact]
    public void Can_be_differentiated_again()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, -2 }, requires_grad: true);
        Gradients.Of(x.square().sum(), x, twice: true).square().sum().backward();
        Assert.Equal([8f, -16], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void What_does_not_depend_on_the_input_is_refused_in_words()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(2, requires_grad: true), ones(2, requires_grad: true));
        Assert.Contains("does not depend", Assert.Throws<InvalidOperationException>(() => Gradients.Of(y.sum(), x)).Message);
        Assert.Contains("does not depend", Assert.Throws<InvalidOperationException>(() => Gradients.Of(ones(1), x)).Message);
    }
}
