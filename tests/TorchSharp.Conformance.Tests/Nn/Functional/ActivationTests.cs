using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class ActivationTests
{
    public static TheoryData<string> Names => [.. s_functions.Keys];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, Func<double, double> Formula)> s_functions = new()
    {
        ["relu"] = (x => nn.functional.relu(x), x => Math.Max(0, x)),
        ["leaky_relu"] = (x => nn.functional.leaky_relu(x, 0.2), x => x > 0 ? x : 0.2 * x),
        ["elu"] = (x => nn.functional.elu(x, 1.5), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1)),
        ["tanh"] = (x => nn.functional.tanh(x), Math.Tanh),
        ["sigmoid"] = (x => nn.functional.sigmoid(x), x => 1 / (1 + Math.Exp(-x))),
        ["softplus"] = (x => nn.functional.softplus(x, 2), x => Math.Log(1 + Math.Exp(2 * x)) / 2),
    };

    private static readonly Dictionary<string, nn.Module<Tensor, Tensor>> s_modules = new()
    {
        ["relu"] = nn.ReLU(), ["leaky_relu"] = nn.LeakyReLU(0.2), ["elu"] = nn.ELU(1.5), ["tanh"] = nn.Tanh(), ["sigmoid"] = nn.Sigmoid(),
        ["softplus"] = nn.Softplus(2),
    };

    [Theory, MemberData(nameof(Names))]
    public void Values(string name)
    {
        Tensor x = GradientCheck.Sample(3, 5);
        double[] expected = [.. Close.Values(x).Select(s_functions[name].Formula)];
        Close.To(expected, s_functions[name].Function(x));
        Close.To(expected, s_modules[name].call(x));
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients(string name) => GradientCheck.Both(t => s_functions[name].Function(t[0]), GradientCheck.Sample(3, 5));

    [Fact]
    public void InPlaceFormsHaveTheSameValues()
    {
        foreach (Func<Tensor, bool, Tensor> function in new Func<Tensor, bool, Tensor>[]
                 {
                     (x, inPlace) => nn.functional.relu(x, inPlace), (x, inPlace) => nn.functional.leaky_relu(x, 0.2, inPlace),
                     (x, inPlace) => nn.functional.elu(x, 1, inPlace), (x, inPlace) => nn.functional.tanh(x, inPlace),
                     (x, inPlace) => nn.functional.sigmoid(x, inPlace),
                 })
        {
            Tensor x = GradientCheck.Sample(7);
            Tensor expected = function(x.clone(), false);
            Assert.True(expected.Equals(function(x, true)));
        }
    }

    [Fact]
    public void SoftmaxAndItsLogarithm()
    {
        Tensor x = GradientCheck.Sample(2, 3);
        double[] v = Close.Values(x);
        double[] expected = new double[6];
        for (int row = 0; row < 2; row++)
        {
            double sum = v.Skip(3 * row).Take(3).Sum(Math.Exp);
            for (int column = 0; column < 3; column++)
                expected[3 * row + column] = Math.Exp(v[3 * row + column]) / sum;
        }
        Close.To(expected, nn.functional.softmax(x, 1));
        Close.To([.. expected.Select(value => Math.Log(value))], nn.functional.log_softmax(x, 1));
        GradientCheck.Both(t => nn.functional.softmax(t[0], 1), x);
        GradientCheck.Both(t => nn.functional.log_softmax(t[0], 1), x);
    }
}
