
using Microsoft.ML.GanRefinement.SlowTests.Support;

namespace Microsoft.ML.GanRefinement.SlowTests.Toys;

public class ToyCoverageTests
{
    [Fact]
    public void Wgan_gp_covers_the_ring_with_samples_of_quality()
    {
        Medians.OverSeeds("ring, non-saturating", seed => ToyTraining.Run(ToyTraining.Ring, seed, ToyTraining.Plain));
        var runs = Medians.OverSeeds("ring, WGAN-GP", seed => ToyTraining.Run(ToyTraining.Ring, seed, ToyTraining.GradientPenalty));
        Assert.Equal(8, Medians.Of(runs.Select(r => (double)r.Modes)));
        Assert.True(Medians.Of(runs.Select(r => r.HighQuality)) >= 0.8);
    }

    [Fact]
    public void Wgan_gp_covers_the_grid()
    {
        Medians.OverSeeds("grid, non-saturating", seed => ToyTraining.Run(ToyTraining.Grid, seed, o => o.MaxIterations = 5_000));
        var runs = Medians.OverSeeds("grid, WGAN-GP", seed => ToyTraining.Run(ToyTraining.Grid, seed, o =>
        {
            ToyTraining.GradientPenalty(o);
            o.MaxIterations = 5_000;
        }));
        Assert.True(Medians.Of(runs.Select(r => (double)r.Modes)) >= 22);
    }
}
