using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The pairs that claims about refiners share: one for each objective and seed.</summary>
internal static class SmallPairs
{
    public const string Standard = "NS";
    public const string Hinge = "hinge";
    public const string WganGp = "WGAN-GP";
    public const string Wgan = "WGAN";

    /// <summary>As Markdown.</summary>
    public const string Setting =
        "Pairs: *NS* non-saturating loss; *hinge*, for images with spectral normalisation of the discriminator (SNGAN); *WGAN-GP* Wasserstein loss with "
        + "gradient penalty, β₁ 0, β₂ 0.9, 2 steps of the critic. Images: Fashion-MNIST at 32×32, unconditional, DCGANs of 8 channels at the image's side that "
        + "double three times, latents of 64, batches of 32, 3,000 iterations, Adam at 0.0005 halving every 1,000, weights of the generator averaged (0.999). "
        + "Points: Ring of 8 and Grid of 25, perceptrons of 100, 200, 100 units, latents of 2, batches of 128, 3,000 iterations, Adam at 0.001 falling to 0, "
        + "weights averaged (0.99).";

    /// <summary>Iterations of every pair.</summary>
    public const int Iterations = 3_000;

    /// <summary>Samples of a row.</summary>
    public const int Samples = 500;

    private const int Channels = 8;
    private const int LatentSize = 64;

    // So that the grid's coordinates have a standard deviation of about 1, as those of the ring.
    private static readonly double s_gridScale = Math.Sqrt(8);

    public static IDataset Ring(ExperimentContext _) => new MixtureDataset("ring", GanMixture.Ring(), Samples);

    public static IDataset Grid(ExperimentContext _) =>
        new MixtureDataset("grid", GanMixture.Grid(spacing: 2 / s_gridScale, deviation: 0.05 / s_gridScale), Samples);

    public static IDataset Fashion(ExperimentContext context) => Fashion(context, Samples);

    public static IDataset Fashion(ExperimentContext context, int samples) => new RefinedFashionDataset(context, samples);

    /// <summary>Pairs of images.</summary>
    /// <param name="name">One of the names above.</param>
    public static Variant Images(string name) => new(name, Note(name), _ => OfImages(name, LatentSize));

    /// <summary>Pairs of images with latents of two values.</summary>
    /// <param name="name">One of the names above.</param>
    public static Variant OfPlane(string name) => new(name, Note(name), _ => OfImages(name, 2));

    /// <summary>Pairs of points.</summary>
    /// <param name="name">One of the names above.</param>
    public static Variant Points(string name) => new(name, name == Hinge ? "hinge loss" : Note(name), _ => OfPoints(name));

    private static string Note(string name) => name switch
    {
        Hinge => "hinge loss, spectral normalisation",
        WganGp => "Wasserstein loss, gradient penalty",
        Wgan => "Wasserstein loss, weights clipped",
        _ => "non-saturating loss",
    };

    private static StandardGanTrainer.Options OfImages(string name, int latentSize)
    {
        var options = Of(name);
        (options.LatentSize, options.BatchSize) = (latentSize, 32);
        options.Networks = GanNetworks.Dcgan(Channels, new GanNetworkOptions { SpectralNormalization = name == Hinge ? true : null });
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (5e-4, 5e-4);
        options.LearningRateSchedule = LearningRateSchedule.Exponential(0.5, Iterations / 3.0);
        (options.GeneratorLatents, options.GeneratorEmaDecay) = (GeneratorLatents.Fresh, 0.999);
        return options;
    }

    // Without spectral normalisation: a discriminator of such a slope cannot tell modes of this width, and no pair learns a mode.
    private static StandardGanTrainer.Options OfPoints(string name) => SmallTraining.ForToys(Of(name));

    private static StandardGanTrainer.Options Of(string name)
    {
        StandardGanTrainer.Options options = new();
        if (name == Hinge)
            options.Objective = GanObjective.Hinge();
        if (name is WganGp or Wgan)
            (options.Objective, options.CriticSteps, options.Beta1, options.Beta2) = (GanObjective.Wasserstein(), 2, 0, 0.9);
        if (name == WganGp)
            options.Regularizers = [GanRegularizer.GradientPenalty()];
        if (name == Wgan)
            options.Regularizers = [GanRegularizer.WeightClipping()];
        return options;
    }
}
