using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A game of two players with a few numbers each, played by the library's trainer: the generator's are a sample, the discriminator's a
/// slope.</summary>
internal static class Duel
{
    /// <summary>Where both are, before the first iteration and after each.</summary>
    /// <param name="name">Of the networks.</param>
    /// <param name="generator">Makes the generator.</param>
    /// <param name="discriminator">Makes the discriminator.</param>
    /// <param name="real">The one real sample.</param>
    /// <param name="iterations">How long.</param>
    /// <param name="options">The rest.</param>
    public static List<(float[] Generator, float[] Discriminator)> Play(
        string name, Func<FreePoint> generator, Func<Slope> discriminator, float[] real, int iterations, StandardGanTrainer.Options options)
    {
        Watched<FreePoint, Slope> pair = new(name, generator, discriminator);
        (options.LatentSize, options.BatchSize) = (1, 2);
        List<(float[], float[])> way = [];
        using (var _ = NewDisposeScope())
            way.Add((generator().Where, discriminator().Where));

        pair.Train(options, Points.View([.. Enumerable.Repeat(real, 4)]), iterations, 1, _ => way.Add((pair.Generator.Where, pair.Discriminator.Where)));
        return way;
    }

    /// <summary>Steps along plain gradients.</summary>
    public static StandardGanTrainer.Options Gradients(double rate, GanUpdateRule rule, double consensus = 0, int unrolled = 0) => new()
    {
        Optimizer = GanOptimizer.Sgd,
        GeneratorLearningRate = rate,
        DiscriminatorLearningRate = rate,
        Objective = GanObjective.Wasserstein(),
        UpdateRule = rule,
        ConsensusWeight = consensus,
        Unrolling = unrolled == 0 ? null : new GanUnrolling { Steps = unrolled, Optimizer = GanOptimizer.Sgd },
    };
}
