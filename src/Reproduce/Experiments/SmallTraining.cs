
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>What training runs of all claims have in common, so that they are short enough for a processor.</summary>
internal static class SmallTraining
{
    /// <summary>As Markdown.</summary>
    public const string Images =
        "Fashion-MNIST at 32×32, DCGANs of 8 channels at the image's side (an eighth of the usual) and three doublings, latents of 64, batches of 32, Adam "
        + "at 0.0005, which halves every N/3 iterations: runs of a fiftieth of the papers' length or less, annealed as theirs over the whole of it. The "
        + "generator has latents of its own, and its weights are averaged (0.999).";

    /// <summary>As Markdown.</summary>
    public const string Toys =
        "Toys: perceptrons of 100, 200, 100 units, latents of 2, batches of 128, Adam with β₂ 0.9 at 0.001 falling to 0, the generator's own "
        + "latents, weights averaged with a decay of 0.99.";

    /// <summary>After which shares of N the main metric is taken.</summary>
    public static IReadOnlyList<double> Points { get; } = [0.25, 0.5, 1];

    /// <summary>N, where an iteration is not too dear.</summary>
    public const int Iterations = 5_000;

    /// <summary>Iterations of toys.</summary>
    public const int ToyIterations = 3_000;

    /// <summary>Of the networks, at the image's side.</summary>
    public const int Channels = 8;

    /// <summary>A grid of 25 whose coordinates have a standard deviation of about 1, as those of the ring.</summary>
    public static GanMixture Grid => GanMixture.Grid(spacing: 2 / Math.Sqrt(8), deviation: 0.05 / Math.Sqrt(8));

    /// <summary>Options for images; what a method has of its own is set by the caller.</summary>
    /// <param name="options">To be set.</param>
    /// <param name="iterations">N.</param>
    public static T ForImages<T>(T options, int iterations)
        where T : GanTrainerOptions
    {
        (options.Networks, options.LatentSize, options.BatchSize) = (Networks(), 64, 32);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (5e-4, 5e-4);
        // Not by the last iteration, which is another one at each stop.
        options.LearningRateSchedule = LearningRateSchedule.Exponential(0.5, iterations / 3.0);
        (options.GeneratorLatents, options.GeneratorEmaDecay) = (GeneratorLatents.Fresh, 0.999);
        return options;
    }

    /// <summary>Makes it a WGAN-GP, with two steps of the critic instead of five.</summary>
    public static T Penalize<T>(T options)
        where T : GanTrainerOptions
    {
        (options.Objective, options.Regularizers, options.CriticSteps) = (GanObjective.Wasserstein(), [GanRegularizer.GradientPenalty()], 2);
        (options.Beta1, options.Beta2) = (0, 0.9);
        return options;
    }

    /// <summary>Options for points in the channel.</summary>
    public static T ForToys<T>(T options)
        where T : GanTrainerOptions
    {
        (options.Networks, options.LatentSize, options.BatchSize) = (GanNetworks.Mlp([100, 200, 100]), 2, 128);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate, options.Beta2) = (1e-3, 1e-3, 0.9);
        (options.LearningRateSchedule, options.GeneratorEmaDecay) = (LearningRateSchedule.Linear(), 0.99);
        options.GeneratorLatents = GeneratorLatents.Fresh;
        return options;
    }

    /// <summary>The image networks, with what a method asks of them.</summary>
    public static GanNetworks Networks(GanNetworkOptions? options = null) => GanNetworks.Dcgan(Channels, options);
}
