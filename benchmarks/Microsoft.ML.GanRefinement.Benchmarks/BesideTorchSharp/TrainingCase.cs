using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>A training step that is measured.</summary>
/// <param name="Name">What to ask for it by.</param>
/// <param name="Image">The shape of an image.</param>
/// <param name="BaseChannels">Width of the networks.</param>
/// <param name="Recipe">The options of the recipe; networks and common ones are set afterwards.</param>
/// <param name="Script">The same step as a user of TorchSharp writes it.</param>
internal sealed record TrainingCase(
    string Name, ImageShape Image, int BaseChannels, Func<GanTrainerOptions> Recipe, Func<PlainGan, IPlainScript> Script)
{
    public const int LatentSize = 128;
    public const int Batch = 64;
    public const int Seed = 1;

    private static readonly ImageShape s_grey = new(1, 32, 32);
    private static readonly ImageShape s_color = new(3, 32, 32);

    public static IReadOnlyList<TrainingCase> All { get; } =
    [
        new("standard-dcgan32", s_grey, 64, () => new StandardGanTrainer.Options(), gan => new PlainStandard(gan)) { NormalizesDiscriminator = true },
        new("standard-dcgan64", new(3, 64, 64), 64, () => new StandardGanTrainer.Options(), gan => new PlainStandard(gan)) { NormalizesDiscriminator = true },
        new("standard-resnet32", s_color, 32, () => new StandardGanTrainer.Options(), gan => new PlainStandard(gan)) { IsResidual = true },
        new("wgan-gp", s_grey, 64,
            () => new StandardGanTrainer.Options { Objective = GanObjective.Wasserstein(), Regularizers = [GanRegularizer.GradientPenalty()] }, gan =>
                new PlainWasserstein(gan)),
        // Both from a perturbation of zeros, so that the first losses can be compared.
        new("fast-robgan", s_color, 64, () => new FastRobGanTrainer.Options { FreePerturbation = new() { RandomStart = false } },
            gan => new PlainFastRobGan(gan)),
        new("robgan", s_color, 64, () => new RobGanTrainer.Options(), gan => new PlainRobGan(gan)),
        new("tempered", s_color, 64, () => new TemperedGanTrainer.Options(), gan => new PlainTempered(gan)),
        new("advlat-quality", s_color, 64, () => new AdvLatQualityTrainer.Options(), gan => new PlainAdvLatQuality(gan)),
        new("advlat-diversity", s_color, 64, () => new AdvLatDiversityTrainer.Options(), gan => new PlainAdvLatDiversity(gan)),
        new("least-squares", s_grey, 64, () => new LeastSquaresGanTrainer.Options(), gan => new PlainLeastSquares(gan)),
        new("wasserstein", s_grey, 64, () => new WassersteinGanTrainer.Options(), gan => new PlainClipping(gan)),
        new("dragan", s_grey, 64, () => new DraganTrainer.Options(), gan => new PlainDragan(gan)),
        new("locally-stable", s_grey, 64, () => new LocallyStableGanTrainer.Options(), gan => new PlainLocalStability(gan)),
        new("consensus", s_grey, 64, () => new ConsensusGanTrainer.Options(), gan => new PlainConsensus(gan)),
        new("unrolled", s_grey, 64, () => new UnrolledGanTrainer.Options(), gan => new PlainUnrolled(gan)),
        new("primal-dual", s_grey, 64, () => PrimalDualGanTrainer.Options.Images(), gan => new PlainPrimalDual(gan)),
        new("energy-based", s_grey, 64, () => EnergyBasedGanTrainer.Options.PullingAway(), gan => new PlainEnergyBased(gan))
        {
            NetworkOptions = new GanNetworkOptions { AutoencoderDiscriminator = true },
        },
        // Its last stage, which takes most of its time.
        new("progressive", s_grey, 32, () => new ProgressiveGanTrainer.Options { Growing = null }, gan => new PlainProgressive(gan)) { IsGrowing = true },
        new("infogan", s_grey, 64, () => new InfoGanTrainer.Options(), gan => new PlainInfoGan(gan))
        {
            NetworkOptions = new GanNetworkOptions { LatentCodes = 2 },
        },
        new("catgan", s_grey, 64, () => new CatGanTrainer.Options(), gan => new PlainCatGan(gan))
        {
            NetworkOptions = new GanNetworkOptions { Categories = 10 },
        },
        new("bigan", s_grey, 64, () => new BiGanTrainer.Options(), gan => new PlainBiGan(gan))
        {
            NetworkOptions = new GanNetworkOptions { Encoder = GanEncoder.Bidirectional },
        },
        new("adversarial-autoencoder", s_grey, 64, () => new AdversarialAutoencoderTrainer.Options(), gan => new PlainAdversarialAutoencoder(gan))
        {
            NetworkOptions = new GanNetworkOptions { Encoder = GanEncoder.Adversarial },
        },
        new("vae", s_grey, 64, () => new VariationalAutoencoderTrainer.Options(), gan => new PlainVariational(gan))
        {
            NetworkOptions = new GanNetworkOptions { Encoder = GanEncoder.Variational },
        },
    ];

    /// <summary>Whether D has batch norm.</summary>
    public bool NormalizesDiscriminator { get; private init; }

    /// <summary>Whether the networks are ResNets, spectral normalisation in D.</summary>
    public bool IsResidual { get; private init; }

    /// <summary>Whether the networks are those of progressive growing, grown.</summary>
    public bool IsGrowing { get; private init; }

    /// <summary>What a DCGAN's networks have beside what the flags say.</summary>
    public GanNetworkOptions NetworkOptions { get; private init; } = new();

    /// <summary>How many classes the images have; 0 where the recipe takes none.</summary>
    public int ClassCount => Recipe().LabelColumnName is null ? 0 : 10;

    public static TrainingCase Named(string name) => All.SingleOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"There is no case '{name}', but {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>The options that a user would give. The last iteration is never reached, so that nothing is reported.</summary>
    public GanTrainerOptions Options()
    {
        var options = Recipe();
        options.Networks = IsResidual
            ? GanNetworks.ResNet(BaseChannels)
            : IsGrowing ? GanNetworks.Progressive(BaseChannels)
            : GanNetworks.Dcgan(BaseChannels,
                NormalizesDiscriminator ? new GanNetworkOptions { Normalization = DiscriminatorNormalization.Batch } : NetworkOptions);
        (options.LatentSize, options.BatchSize, options.Seed) = (LatentSize, Batch, Seed);
        (options.MaxIterations, options.ProgressInterval) = (int.MaxValue, int.MaxValue);
        return options;
    }
}
