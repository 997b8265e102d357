using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Monitoring;

namespace Microsoft.ML.GanRefinement.Tests.Training.Monitoring;

public class IterationStatsTests
{
    private static void Observe(IterationStats stats, int place, float loss, double gradient, double[] real, double[] fake)
    {
        var step = Steps.Discriminator(Steps.Doubles(real), Steps.Doubles(fake)) with { MicroBatchIndex = place };
        stats.Observe(step, step.Real, new PlayerStats(loss, gradient, 1e-3));
    }

    [Fact]
    public void A_step_of_several_batches_is_reported_as_their_mean()
    {
        var stats = new IterationStats();
        // An earlier step leaves nothing behind.
        Observe(stats, 0, 100, 100, [50], [60]);
        Observe(stats, 0, loss: 1, gradient: 3, [1, 3], [-1, 0]);
        Observe(stats, 1, loss: 2, gradient: 5, [4, 6], [2, 3]);
        Observe(stats, 2, loss: 6, gradient: 7, [0, 1], [-4, -1]);
        Assert.Equal(new PlayerStats(3, 7, 1e-3), stats.Discriminator);
        Assert.Equal((2 + 5 + 0.5) / 3, stats.RealScore, 1e-5);
        Assert.Equal((-0.5 + 2.5 - 2.5) / 3, stats.FakeScore, 1e-5);
        Assert.True(stats.Separated);
        // Deviations of 0.5 to 1, 0.5 to 1 and 1.5 to 0.5.
        Assert.Equal((0.5 + 0.5 + 3) / 3, stats.Diversity, 1e-5);
        stats.Observe(new PlayerStats(4, 1, 1e-3), 0);
        stats.Observe(new PlayerStats(8, 2, 1e-3), 1);
        Assert.Equal(new PlayerStats(6, 2, 1e-3), stats.Generator);
    }

    [Fact]
    public void One_batch_whose_scores_overlap_is_enough_not_to_be_separated()
    {
        var stats = new IterationStats();
        Observe(stats, 0, 1, 1, [1, 3], [2, 0]);
        Observe(stats, 1, 1, 1, [5, 6], [2, 0]);
        Assert.False(stats.Separated);
    }
}
