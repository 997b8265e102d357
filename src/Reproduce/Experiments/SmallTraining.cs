
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>What training runs of all claims have in common, so that they are short enough for a processor.</summary>
internal static class SmallTraining
{
    /// <summary>As Markdown.</summary>
    public const string Images =
        "Fashion-MNIST at 28×28, DCGANs of 16 channels at the image's side (a quarter of the usual), latents of 64, batches of 64, Adam at 0.0004: "
        + "twice the usual rate, for runs of a hundredth of the paper's length or less.";

    /// <summary>As Markdown.</summary>
    public const string Toys =
        "Toys: perceptrons of 100, 200, 100 units, latents of 2, batches of 128, Adam with β₂ 0.9 at 0.001 falling to 0, "
            + "weights averaged with a decay of 0.99.";

    private const int Channels = 16;

    /// <summary>Options for images; what a method has of its own is set by the caller.</summary>
    public static T ForImages<T>(T options)
        where T : GanTrainerOptions
    {
        (options.Networks, options.LatentSize, options.BatchSize) = (Networks(), 64, 64);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (4e-4, 4e-4);
        return options;
    }

    /// <summary>Options for points in the channel.</summary>
    public static T ForToys<T>(T options)
        where T : GanTrainerOptions
    {
        (options.Networks, options.LatentSize, options.BatchSize) = (GanNetworks.Mlp([100, 200, 100]), 2, 128);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate, options.Beta2) = (1e-3, 1e-3, 0.9);
        (options.LearningRateSchedule, options.GeneratorEmaDecay) = (LearningRateSchedule.Linear(), 0.99);
        return options;
    }

    /// <summary>The image networks, with what a method asks of them.</summary>
    public static GanNetworks Networks(GanNetworkOptions? options = null) => GanNetworks.Dcgan(Channels, options);
}
