using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Optim.Support;
using TorchSharp.Conformance.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

public class OptimizerTests
{
    [Fact]
    public void GroupsHaveTheirOwnRates()
    {
        Parameter slow = Steps.Parameter(), fast = Steps.Parameter();
        using SGD sgd = optim.SGD([new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], new SGD.Options { LearningRate = 1 })],
            5);
        Steps.Run(sgd, slow, count: 1);
        fast.grad = ones(3, dtype: float64);
        slow.grad = null;
        sgd.step();
        Close.To([0.99, -1.98, 0.47], slow);
        Close.To([0, -3, -0.5], fast);
        Assert.Equal([0.1, 1], sgd.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal(2, sgd.parameters().Count());
        sgd.ParamGroups.First().LearningRate = 0;
        Steps.Run(sgd, slow, count: 1);
        Close.To([0.99, -1.98, 0.47], slow);
    }

    [Fact]
    public void GroupsCanBeAddedLater()
    {
        Parameter first = Steps.Parameter(), second = Steps.Parameter();
        using Adam adam = optim.Adam([first], lr: 0.25);
        adam.add_param_group(new Adam.ParamGroup { Parameters = [second] });
        Assert.Equal(0.25, adam.ParamGroups.Last().LearningRate);
        Assert.Equal([[0], [1]], adam.state_dict().StateIndexRef);
    }

    [Fact]
    public void ZeroGradKeepsTheGradientsAndZeroesThem()
    {
        Parameter parameter = Steps.Parameter(), bare = Steps.Parameter();
        using Adam adam = optim.Adam([parameter, bare]);
        parameter.grad = ones(3, dtype: float64);
        adam.zero_grad();
        Close.To([0, 0, 0], parameter.grad);
        Assert.Null(bare.grad);
    }

    [Fact]
    public void AClosureIsRunWithGradientsAndItsLossReturned()
    {
        Parameter parameter = Steps.Parameter();
        using SGD sgd = optim.SGD([parameter], 0.5);
        using var _ = no_grad();
        Tensor loss = sgd.step(() =>
        {
            Tensor value = parameter.square().sum();
            value.backward();
            return value;
        });
        Assert.Equal(5.25, loss.ToDouble());
        Close.To([0, 0, 0], parameter);
    }

    [Fact]
    public void AStepLeavesNoTensors()
    {
        Parameter parameter = Steps.Parameter();
        using Adam adam = optim.Adam([parameter]);
        parameter.grad = ones(3, dtype: float64);
        adam.step();
        long before = LiveTensors.Count();
        for (int i = 0; i < 10; i++)
        {
            // The package leaves the gradients that it has read to the scope around it.
            using DisposeScope scope = NewDisposeScope();
            adam.step();
            adam.zero_grad();
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void StateOutlivesTheScopeOfTheStep()
    {
        Parameter parameter = Steps.Parameter();
        using SGD sgd = optim.SGD([parameter], 0.1, momentum: 0.9);
        using (NewDisposeScope())
            Steps.Run(sgd, parameter, count: 1);
        Assert.False(((SGD.State)sgd.state_dict().State[0]).momentum_buffer.IsInvalid);
    }

    [Fact]
    public void OtherOptimisersFilesAreRefused()
    {
        Parameter parameter = Steps.Parameter();
        using Adam adam = optim.Adam([parameter]);
        using AdamW other = optim.AdamW([parameter]);
        using Adam larger = optim.Adam([parameter, Steps.Parameter()]);
        byte[] state = SavedState.Of(adam);
        Assert.Throws<InvalidDataException>(() => other.load_state_dict(new BinaryReader(new MemoryStream(state))));
        Assert.Throws<ArgumentException>(() => larger.load_state_dict(new BinaryReader(new MemoryStream(state))));
        Assert.Throws<ArgumentException>(() => larger.load_state_dict(adam.state_dict()));
    }

    [Fact]
    public void LoadedStateIsACopy()
    {
        Parameter parameter = Steps.Parameter();
        using Adam source = optim.Adam([parameter]), target = optim.Adam([parameter]);
        Steps.Run(source, parameter, count: 2);
        target.load_state_dict(source.state_dict());
        byte[] before = SavedState.Of(target);
        Steps.Run(source, parameter, count: 1);
        Assert.Equal(before, SavedState.Of(target));
    }
}
