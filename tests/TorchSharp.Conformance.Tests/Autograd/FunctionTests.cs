using System.Runtime.InteropServices;
using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Autograd;

public sealed class FunctionTests
{
    [Fact]
    public void OwnGradientsAreUsed()
    {
        using Tensor x = Values.Spread(0.2, 2, 3), y = Values.Spread(0.5, 1, 3);
        Gradients.CheckTwice(v => ScaledProduct.apply(v[0], v[1], 2.5), x, y);
    }

    [Fact]
    public void AWrongGradientShows()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        StraightThrough.apply(x * 0.4).sum().backward();
        Assert.Equal([0.4f, 0.4f], x.grad.data<float>().ToArray());
    }

    [Fact]
    public void SeveralResults()
    {
        using Tensor x = Values.Spread(0.2, 2, 3);
        Gradients.Check(v => { List<Tensor> both = SinCos.apply(v[0]); return both[0] * 2 + both[1]; }, x);
        // The second result's gradient does not exist and arrives as zeros.
        Gradients.Check(v => SinCos.apply(v[0])[0], x);
    }

    [Fact]
    public void WithoutGradientsNothingIsKept()
    {
        long before = LiveTensors.Count();
        using (NewDisposeScope())
        {
            Tensor x = ones(2, requires_grad: true);
            using (no_grad())
                Assert.False(ScaledProduct.apply(x, x, 1.0).requires_grad);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void WhatWasSavedGoesWithTheGraph()
    {
        long before = LiveTensors.Count();
        using (NewDisposeScope())
        {
            Tensor x = ones(2, requires_grad: true);
            for (int i = 0; i < 50; i++)
                ScaledProduct.apply(x, x, 1.0).sum().backward();
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    private sealed class ScaledProduct : autograd.SingleTensorFunction<ScaledProduct>
    {
        public override string Name => nameof(ScaledProduct);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
            ctx.save_data("scale", vars[2]);
            return (Tensor)vars[0] * (Tensor)vars[1] * (double)vars[2];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            List<Tensor> saved = ctx.get_saved_variables();
            Tensor scaled = grad_output * (double)ctx.get_data("scale");
            return [scaled * saved[1], scaled * saved[0], null!];
        }
    }

    private sealed class StraightThrough : autograd.SingleTensorFunction<StraightThrough>
    {
        public override string Name => nameof(StraightThrough);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).round();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    private sealed class SinCos : autograd.MultiTensorFunction<SinCos>
    {
        public override string Name => nameof(SinCos);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return [x.sin(), x.cos()];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            Tensor x = ctx.get_saved_variables()[0];
            return [grad_outputs[0] * x.cos() - grad_outputs[1] * x.sin()];
        }
    }
}
