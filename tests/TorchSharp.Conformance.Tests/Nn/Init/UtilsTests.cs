using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Init;

public class UtilsTests
{
    [Fact]
    public void ClippingScalesAllGradientsByOneFactor()
    {
        Parameter[] parameters = [WithGradient(3, 0), WithGradient(0, 4)];
        Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 1), 1e-6);
        Close.To([0.6, 0], parameters[0].grad, 1e-6);
        Close.To([0, 0.8], parameters[1].grad, 1e-6);
        Assert.Equal(1, nn.utils.clip_grad_norm_(parameters, 2), 1e-5);
        Close.To([0.6, 0], parameters[0].grad, 1e-6);
    }

    [Fact]
    public void ClippingValuesCutsEach()
    {
        Parameter parameter = WithGradient(3, -4);
        nn.utils.clip_grad_value_([parameter], 3.5);
        Close.To([3, -3.5], parameter.grad);
    }

    [Fact]
    public void ParametersThroughAVectorAndBack()
    {
        Parameter[] parameters = [nn.Parameter(tensor(new double[] { 1, 2, 3, 4 }).reshape(2, 2)),
            nn.Parameter(tensor(new double[] { 5 }))];
        Tensor vector = nn.utils.parameters_to_vector(parameters);
        Close.To([1, 2, 3, 4, 5], vector);
        nn.utils.vector_to_parameters(tensor(new double[] { 5, 4, 3, 2, 1 }), parameters);
        Close.To([5, 4, 3, 2], parameters[0]);
        Close.To([1], parameters[1]);
        Assert.Equal([2, 2], parameters[0].shape);
    }

    private static Parameter WithGradient(double first, double second)
    {
        Parameter parameter = nn.Parameter(zeros(2, dtype: float64));
        parameter.grad = tensor(new[] { first, second });
        return parameter;
    }
}
