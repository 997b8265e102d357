using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

/// <summary>A short run of one seed: samples are near every mode, though not yet within its deviation. Whole runs over five seeds are in SlowTests.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public class ToyCoverageTests
{
    // In deviations; modes are 38 apart. No sample of an untrained generator is as near.
    private const double Near = 15;

    [Fact]
    public void Wgan_gp_finds_all_modes_of_the_ring()
    {
        var (ml, ring) = (new MLContext(1), GanMixture.Ring());
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = 300,
            BatchSize = 64,
            LatentSize = 8,
            Networks = GanNetworks.Mlp([64, 64, 64]),
            Objective = GanObjective.Wasserstein(),
            Regularizers = [GanRegularizer.GradientPenalty(0.1)],
            CriticSteps = 2,
            GeneratorLearningRate = 1e-2,
            DiscriminatorLearningRate = 1e-2,
            LearningRateSchedule = LearningRateSchedule.Linear(),
            Beta2 = 0.9,
        }).Fit(ml.Gan().SampleMixture(ring, 10_000, seed: 101));
        var nearest = gan.Transform(ml.Gan().SampleLatents(gan, 1_000, seed: 7)).GetColumn<float[]>("GeneratedImage")
            .Select(s => ring.Centers.Select((c, k) => (Mode: k, Distance: Math.Sqrt(Math.Pow(c[0] - s[0], 2) + Math.Pow(c[1] - s[1], 2))))
                .MinBy(m => m.Distance))
            .Where(m => m.Distance <= Near * ring.Deviation).ToList();
        Assert.Equal(8, nearest.GroupBy(m => m.Mode).Count(g => g.Count() >= 0.25 * 1_000 / 8));
        Assert.InRange(nearest.Count, 500, 1_000);
    }
}
