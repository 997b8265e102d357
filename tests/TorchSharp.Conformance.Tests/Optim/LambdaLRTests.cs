using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Conformance.Tests.Optim.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

public class LambdaLRTests
{
    [Fact]
    public void TheRateIsTheFirstTimesTheFunction()
    {
        using SGD sgd = optim.SGD([new SGD.ParamGroup([Steps.Parameter()], lr: 2), new SGD.ParamGroup([Steps.Parameter()], lr: 4)], 1);
        optim.lr_scheduler.LRScheduler schedule = optim.lr_scheduler.LambdaLR(sgd, step => 1.0 / (1 + step));
        Assert.Equal([2, 4], sgd.ParamGroups.Select(group => group.LearningRate));
        schedule.step();
        Assert.Equal([1, 2], sgd.ParamGroups.Select(group => group.LearningRate));
        schedule.step(3);
        Assert.Equal([0.5, 1], schedule.get_last_lr());
        Assert.Equal([2, 4], sgd.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void GroupsMayHaveTheirOwnFunctions()
    {
        using SGD sgd = optim.SGD([new SGD.ParamGroup([Steps.Parameter()], lr: 2), new SGD.ParamGroup([Steps.Parameter()], lr: 4)], 1);
        _ = new optim.lr_scheduler.impl.LambdaLR(sgd, [_ => 0.5, _ => 0.25]);
        Assert.Equal([1, 1], sgd.ParamGroups.Select(group => group.LearningRate));
    }
}
