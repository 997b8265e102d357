using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

[Collection(nameof(RunsAlone))]
public class HistoricalAveragingTests
{
    private static Tensor Sample => Steps.Doubles(1, 1).view(1, 2);

    private static double Penalty(HistoricalAveragingPenalty averaging, FormulaCritic critic, long index) =>
        averaging.Penalty(critic.Step(Sample, Sample, index))!.ToDouble();

    private static void Set(FormulaCritic critic, double value)
    {
        using var _ = no_grad();
        critic.Weight.fill_(value);
    }

    [Fact]
    public void Is_zero_while_nothing_moves()
    {
        using var critic = FormulaCritic.Linear(0.3, -2);
        using var averaging = new HistoricalAveragingPenalty(4, critic);
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, Penalty(averaging, critic, i), 12);
    }

    [Fact]
    public void From_zero_to_two_is_one_away_from_the_mean_in_each_coordinate()
    {
        using var critic = FormulaCritic.Linear(0, 0);
        using var averaging = new HistoricalAveragingPenalty(4, critic);
        Penalty(averaging, critic, 0);
        Set(critic, 2);
        var penalty = averaging.Penalty(critic.Step(Sample, Sample, 1))!;
        Assert.Equal(4 * (1 + 1), penalty.ToDouble(), 12);
        penalty.backward();
        // The mean counts as a constant: 2·4·(2 − 1).
        Assert.Equal([8, 8], critic.Weight.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Several_batches_of_one_step_are_one_point_of_the_history()
    {
        using var critic = FormulaCritic.Linear(0, 0);
        using var averaging = new HistoricalAveragingPenalty(1, critic);
        Penalty(averaging, critic, 0);
        Set(critic, 2);
        Assert.Equal(2, Penalty(averaging, critic, 1), 12);
        Assert.Equal(2, Penalty(averaging, critic, 1), 12);
    }

    [Fact]
    public void Goes_on_from_a_checkpoint_as_without_it()
    {
        using var critic = FormulaCritic.Linear(0, 0);
        using var averaging = new HistoricalAveragingPenalty(1, critic);
        for (var i = 0; i < 4; i++)
        {
            Set(critic, 0.1 * i * i);
            Penalty(averaging, critic, i);
        }
        using var stream = new MemoryStream();
        averaging.Save(new BinaryWriter(stream));
        stream.Position = 0;
        using var resumed = new HistoricalAveragingPenalty(1, critic);
        resumed.Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        Set(critic, 7);
        Assert.Equal(Penalty(averaging, critic, 4), Penalty(resumed, critic, 4));
    }

    [Fact]
    public void Keeps_the_number_of_live_tensors_flat()
    {
        using var critic = FormulaCritic.Linear(0.3, -2);
        using var averaging = new HistoricalAveragingPenalty(4, critic);
        var counts = new List<long>();
        LiveTensors.Count();
        for (var i = 0; i < 20; i++)
        {
            using (NewDisposeScope())
                averaging.Penalty(critic.Step(Sample, Sample, i))!.backward();
            counts.Add(Tensor.TotalCount);
        }
        Assert.Equal(counts[2], counts[^1]);
    }
}
