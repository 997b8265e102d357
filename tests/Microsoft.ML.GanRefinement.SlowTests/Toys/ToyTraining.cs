using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.SlowTests.Toys;

/// <summary>Trains a small perceptron pair on a toy through the public API, and looks where 2,500 of its samples are.</summary>
internal static class ToyTraining
{
    private const int Samples = 2_500;

    // WGAN-GP's toys are scaled so that the grid's coordinates have a standard deviation of about 1.
    private static readonly double s_scale = Math.Sqrt(8);

    public static GanMixture Ring { get; } = GanMixture.Ring();

    public static GanMixture Grid { get; } = GanMixture.Grid(spacing: 2 / s_scale, deviation: 0.05 / s_scale);

    public static ToyCoverage Run(GanMixture toy, int seed, Action<StandardGanTrainer.Options> method)
    {
        var ml = new MLContext(seed);
        var options = new StandardGanTrainer.Options
        {
            MaxIterations = 3_000,
            BatchSize = 128,
            LatentSize = 16,
            Networks = GanNetworks.Mlp([128, 128, 128]),
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3,
            LearningRateSchedule = LearningRateSchedule.Linear(),
            Beta2 = 0.9,
            GeneratorEmaDecay = 0.99,
        };
        method(options);
        using var gan = ml.Gan().Standard(options).Fit(ml.Gan().SampleMixture(toy, 50_000, seed: seed + 100));
        var generated = gan.Transform(ml.Gan().SampleLatents(gan, Samples, seed: seed + 200));
        return Cover(toy, generated.GetColumn<float[]>("GeneratedImage"));
    }

    public static void Plain(StandardGanTrainer.Options options)
    {
    }

    public static void GradientPenalty(StandardGanTrainer.Options options) =>
        (options.Objective, options.Regularizers, options.CriticSteps) = (GanObjective.Wasserstein(), [GanRegularizer.GradientPenalty(0.1)], 5);

    private static ToyCoverage Cover(GanMixture toy, IEnumerable<float[]> samples)
    {
        var good = new int[toy.Centers.Count];
        foreach (var sample in samples)
        {
            var (mode, distance) = toy.Centers.Select((c, k) => (k, Math.Sqrt(Math.Pow(c[0] - sample[0], 2) + Math.Pow(c[1] - sample[1], 2))))
                .MinBy(m => m.Item2);
            if (distance <= 3 * toy.Deviation)
                good[mode]++;
        }
        return new ToyCoverage(good.Count(g => g > 0), good.Count(g => g >= 0.25 * Samples / good.Length), good.Length, good.Sum() / (double)Samples);
    }
}
