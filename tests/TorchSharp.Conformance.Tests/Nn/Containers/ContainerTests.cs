using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Containers;

public class ContainerTests
{
    [Fact]
    public void SequentialCallsInOrder()
    {
        using Sequential sequence = nn.Sequential(("scale", nn.Linear(2, 2)), ("act", nn.ReLU()));
        Tensor x = GradientCheck.Sample(3, 2).to(float32);
        Tensor expected = nn.functional.relu(((nn.Module<Tensor, Tensor>)sequence[0]).call(x));
        Assert.True(expected.Equals(sequence.call(x)));
        Assert.Equal(["scale.weight", "scale.bias"], sequence.named_parameters().Select(p => p.name));
        sequence.append(nn.Tanh());
        Assert.Equal(3, sequence.Count);
        Assert.Equal(["scale", "act", "2"], sequence.named_children().Select(c => c.name));
    }

    [Fact]
    public void AnEmptySequenceIsTheIdentity()
    {
        Tensor x = ones(2);
        Assert.True(x.Equals(nn.Sequential().call(x)));
    }

    [Fact]
    public void SequentialFreesWhatLiesBetween()
    {
        using Sequential sequence = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 2));
        Tensor x = ones(1, 2);
        long before = LiveTensors.Count();
        using (Tensor result = sequence.call(x))
            Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Fact]
    public void ListsCountOnceTheyHaveAParent()
    {
        using var parent = new Parent();
        Assert.Equal(["list.0.weight", "list.1.weight", "table.b.weight", "loose.0", "loose.1"],
            parent.named_parameters().Select(p => p.name).Where(name => !name.EndsWith("bias")));
        Assert.Equal(2, parent.list.Count);
        Assert.Same(parent.table["b"], parent.table.values().Single());
        parent.eval();
        Assert.False(parent.list[1].training);

        // Not the parent: the package refuses to convert a module with a ModuleDict in it.
        parent.list.to(float64);
        Assert.All(parent.list.parameters(), p => Assert.Equal(float64, p.dtype));
    }

    private sealed class Parent : nn.Module
    {
        public readonly ModuleList<Linear> list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(1, 1));
        public readonly ModuleDict<Linear> table = nn.ModuleDict(("b", nn.Linear(1, 1)));
        public readonly ParameterList loose = nn.ParameterList(nn.Parameter(ones(1)), nn.Parameter(ones(2)));

        public Parent() : base(nameof(Parent)) => RegisterComponents();
    }
}
