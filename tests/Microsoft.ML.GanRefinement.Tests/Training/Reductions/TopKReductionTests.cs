using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reductions;

public class TopKReductionTests
{
    private static readonly TopKReduction s_falling = new(new LinearSchedule(1, 0.5, 10));

    [Fact]
    public void The_whole_batch_is_the_mean_bit_for_bit()
    {
        using var noise = new torch.Generator(1);
        var losses = randn([37], generator: noise);
        Assert.Equal(new MeanReduction().Reduce(losses, () => losses, 0).ToSingle(), s_falling.Reduce(losses, () => losses, 0).ToSingle());
    }

    [Fact]
    public void Keeps_those_that_look_the_most_real()
    {
        var logits = Steps.Doubles(0.1, 3, -2, 1);
        var losses = Steps.Doubles(10, 20, 40, 80).requires_grad_();
        var half = s_falling.Reduce(losses, () => logits, 10);
        Assert.Equal((20 + 80) / 2.0, half.ToDouble());
        half.backward();
        Assert.Equal([0, 0.5, 0, 0.5], losses.grad!.data<double>().ToArray());
        Assert.Equal((10 + 20 + 80) / 3.0, s_falling.Reduce(losses, () => logits, 5).ToDouble(), 12);
    }

    [Fact]
    public void Keeps_one_at_least() =>
        Assert.Equal(20, new TopKReduction(new LinearSchedule(1e-9, 1e-9, 1)).Reduce(Steps.Doubles(10, 20), () => Steps.Doubles(1, 2), 0).ToDouble());
}
