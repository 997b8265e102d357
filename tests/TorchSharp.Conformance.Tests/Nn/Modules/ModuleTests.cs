using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Modules;

public class ModuleTests
{
    [Fact]
    public void FieldsBecomeComponentsUnderTheirNames()
    {
        using var net = new Net();
        Assert.Equal(["own", "first.weight", "first.bias", "body.0.weight", "body.0.bias", "body.2.weight", "body.2.bias"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["counter", "body.2.running_mean", "body.2.running_var", "body.2.num_batches_tracked"],
            net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "body"], net.named_children().Select(c => c.name));
        Assert.Equal(["first", "body", "body.0", "body.1", "body.2"], net.named_modules().Select(m => m.name));
    }

    [Fact]
    public void ComponentsAreFoundByDottedNames()
    {
        using var net = new Net();
        Assert.Same(net.first.weight, net.get_parameter("first.weight"));
        Assert.NotNull(net.get_buffer("body.2.running_mean"));
        Assert.Null(net.get_parameter("first.absent"));
        Assert.True(net.has_parameter("body.0.bias"));
        Assert.False(net.has_buffer("counter.x"));
    }

    [Fact]
    public void TrainAndEvalReachEveryModule()
    {
        using var net = new Net();
        Assert.True(net.training);
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void ApplyVisitsChildrenBeforeParents()
    {
        using var net = new Net();
        var visited = new List<string>();
        net.apply(module => visited.Add(module.GetType().Name));
        Assert.Equal(["Linear", "Linear", "ReLU", "BatchNorm1d", "Sequential", "Net"], visited);
    }

    [Fact]
    public void ZeroGradTakesGradientsAwayOrZeroesThem()
    {
        using var net = new Net();
        net.call(ones(2, 3)).sum().backward();
        Assert.NotNull(net.first.weight.grad);
        net.zero_grad(set_to_none: false);
        Assert.Equal(0, net.first.weight.grad.abs().sum().ToDouble());
        net.zero_grad();
        Assert.Null(net.first.weight.grad);
    }

    [Fact]
    public void ToConvertsFloatingPointAndNothingElse()
    {
        using var net = new Net();
        net.call(ones(2, 3)).sum().backward();
        Parameter before = net.first.weight;
        double[] values = Close.Values(before), gradient = Close.Values(before.grad);
        Net same = net.to(float64);
        Assert.Same(net, same);
        Assert.All(net.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.All(net.parameters(), p => Assert.True(p.is_leaf && p.requires_grad));
        Assert.Equal(int64, net.get_buffer("body.2.num_batches_tracked").dtype);
        Assert.Equal(float64, net.counter.dtype);
        Assert.Equal(float64, net.own.dtype);
        Assert.Equal(values, Close.Values(net.first.weight));
        Assert.Equal(gradient, Close.Values(net.first.weight.grad));
        Assert.True(before.IsInvalid);
        Assert.Equal([2, 4], net.call(ones(2, 3, dtype: float64)).shape);
        Assert.Throws<ArgumentException>(() => net.to(int64));
    }

    [Fact]
    public void AParameterTakesTheTensorsPlace()
    {
        Tensor data = ones(2);
        var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        using (var scope = NewDisposeScope())
        {
            Parameter inner = nn.Parameter(ones(2), requires_grad: false);
            Assert.True(scope.Contains(inner));
            Assert.False(inner.requires_grad);
        }
    }

    [Fact]
    public void NamesAreCheckedAndTakenOnce()
    {
        using var net = new Net();
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", nn.ReLU()));
        Assert.Throws<InvalidOperationException>(() => net.register_module("first", nn.ReLU()));
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("counter", zeros(1)));
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("none", null));
        net.register_module("first", null);
        Assert.Null(net.get_parameter("first.weight"));
    }

    [Fact]
    public void BuiltInModulesOutliveTheScopeTheyAreMadeIn()
    {
        nn.Module<Tensor, Tensor> layer;
        using (NewDisposeScope())
            layer = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2));
        Assert.Equal([3, 2], layer.call(ones(3, 2)).shape);
    }

    [Fact]
    public void DisposeFreesEverything()
    {
        long before = LiveTensors.Count();
        var net = new Net();
        int parameters = net.parameters().Count();
        net.Dispose();

        // The package goes on counting the tensors that parameters are made of.
        Assert.InRange(Tensor.TotalCount - before, 0, parameters);
    }

    [Fact]
    public void NonPersistentBuffersAreNotInTheState()
    {
        using var net = new Net();
        net.register_buffer("scratch", zeros(1), persistent: false);
        Assert.DoesNotContain("scratch", net.state_dict().Keys);
        Assert.NotNull(net.get_buffer("scratch"));
    }
}
