using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Fast-RobGAN: a class-conditional network trained by free adversarial training.</summary>
    /// <param name="labelColumnName">Name of the key-typed column with each image's class. Default "Label".</param>
    /// <param name="imageColumnName">Name of the image column: <c>Vector&lt;Single&gt;</c> in [−1,1] or <c>Vector&lt;Byte&gt;</c>,
    /// dimensions channels, height, width; or <c>MLImage</c>. Default "Image".</param>
    /// <param name="maxIterations">Number of iterations, at least 1. Default 10,000.</param>
    /// <param name="batchSize">Images in a batch, at least 2. Default 64.</param>
    /// <param name="latentSize">Values in a latent, at least 1. Default 128.</param>
    /// <param name="baseChannels">Channels of the layers nearest to the image, at least 1. Default 64.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public FastRobGanTrainer FastRobGan(
        string labelColumnName = ColumnNames.Label,
        string imageColumnName = ColumnNames.Image,
        int maxIterations = GanTrainerDefaults.MaxIterations,
        int batchSize = GanTrainerDefaults.BatchSize,
        int latentSize = GanTrainerDefaults.LatentSize,
        int baseChannels = GanNetworks.DefaultBaseChannels) =>
        FastRobGan(new FastRobGanTrainer.Options
        {
            LabelColumnName = labelColumnName,
            ImageColumnName = imageColumnName,
            MaxIterations = maxIterations,
            BatchSize = batchSize,
            LatentSize = latentSize,
            Networks = GanNetworks.Dcgan(baseChannels),
        });

    /// <summary>Fast-RobGAN with all settings.</summary>
    /// <param name="options">The settings; copied.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public FastRobGanTrainer FastRobGan(FastRobGanTrainer.Options options) => new(_context, options);

    /// <summary>An unconditional generative adversarial network with any objective and architecture.</summary>
    /// <param name="imageColumnName">Name of the image column: <c>Vector&lt;Single&gt;</c> in [−1,1] or <c>Vector&lt;Byte&gt;</c>,
    /// dimensions channels, height, width; or <c>MLImage</c>. Default "Image".</param>
    /// <param name="objective">The adversarial losses. Null for <see cref="GanObjective.NonSaturating"/>.</param>
    /// <param name="networks">The architecture. Null for <see cref="GanNetworks.Dcgan"/> with 64 base channels.</param>
    /// <param name="maxIterations">Number of iterations, at least 1. Default 10,000.</param>
    /// <param name="batchSize">Images in a batch, at least 2. Default 64.</param>
    /// <param name="latentSize">Values in a latent, at least 1. Default 128.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public StandardGanTrainer Standard(
        string imageColumnName = ColumnNames.Image,
        GanObjective? objective = null,
        GanNetworks? networks = null,
        int maxIterations = GanTrainerDefaults.MaxIterations,
        int batchSize = GanTrainerDefaults.BatchSize,
        int latentSize = GanTrainerDefaults.LatentSize) =>
        Standard(new StandardGanTrainer.Options
        {
            ImageColumnName = imageColumnName,
            Objective = objective ?? GanObjective.NonSaturating(),
            Networks = networks ?? GanNetworks.Dcgan(),
            MaxIterations = maxIterations,
            BatchSize = batchSize,
            LatentSize = latentSize,
        });

    /// <summary>A generative adversarial network whose networks, losses, regularisers and steps are options.</summary>
    /// <param name="options">The settings; copied.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public StandardGanTrainer Standard(StandardGanTrainer.Options options) => new(_context, options);

    /// <summary>RobGAN: a class-conditional network whose discriminator is trained on adversarially perturbed real images.</summary>
    /// <param name="options">The settings; copied. Null for the defaults.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public RobGanTrainer RobGan(RobGanTrainer.Options? options = null) => new(_context, options ?? new RobGanTrainer.Options());

    /// <summary>A network trained behind a lens that is annealed to the identity (tempered adversarial networks).</summary>
    /// <param name="options">The settings; copied. Null for the defaults.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public TemperedGanTrainer Tempered(TemperedGanTrainer.Options? options = null) => new(_context, options ?? new TemperedGanTrainer.Options());

    /// <summary>AdvLatGAN-qua: the discriminator trains on images of latents that a search has moved.</summary>
    /// <param name="options">The settings; copied. Null for the defaults.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public AdvLatQualityTrainer AdvLatQuality(AdvLatQualityTrainer.Options? options = null) => new(_context, options ?? new AdvLatQualityTrainer.Options());

    /// <summary>AdvLatGAN-div: finds pairs of latents whose images collapse and drives the images apart.</summary>
    /// <param name="options">The settings; copied. Null for the defaults.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public AdvLatDiversityTrainer AdvLatDiversity(AdvLatDiversityTrainer.Options? options = null) =>
        new(_context, options ?? new AdvLatDiversityTrainer.Options());

    /// <summary>WGAN-GP: a Wasserstein critic with a gradient penalty.</summary>
    /// <param name="options">The settings; copied. Null for the defaults.</param>
    /// <returns>An estimator whose <see cref="GanTrainer.Fit"/> gives the trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">Settings exclude each other; the message says why.</exception>
    public WganGpTrainer WganGp(WganGpTrainer.Options? options = null) => new(_context, options ?? new WganGpTrainer.Options());

    /// <summary>Unrolled GAN: the generator's gradient goes through simulated steps of the discriminator.</summary>
    /// <inheritdoc cref="WganGp"/>
    public UnrolledGanTrainer Unrolled(UnrolledGanTrainer.Options? options = null) =>
        new(_context, options ?? new UnrolledGanTrainer.Options());

    /// <summary>Consensus optimisation: both players also go down the length of their common gradient.</summary>
    /// <inheritdoc cref="WganGp"/>
    public ConsensusGanTrainer Consensus(ConsensusGanTrainer.Options? options = null) =>
        new(_context, options ?? new ConsensusGanTrainer.Options());

    /// <summary>A GAN whose equilibrium attracts: the generator also lowers the discriminator's gradient.</summary>
    /// <inheritdoc cref="WganGp"/>
    public LocallyStableGanTrainer LocallyStable(LocallyStableGanTrainer.Options? options = null) =>
        new(_context, options ?? new LocallyStableGanTrainer.Options());

    /// <summary>DRAGAN: a gradient penalty around real samples.</summary>
    /// <inheritdoc cref="WganGp"/>
    public DraganTrainer Dragan(DraganTrainer.Options? options = null) =>
        new(_context, options ?? new DraganTrainer.Options());

    /// <summary>EBGAN: the discriminator is an autoencoder.</summary>
    /// <inheritdoc cref="WganGp"/>
    public EnergyBasedGanTrainer EnergyBased(EnergyBasedGanTrainer.Options? options = null) =>
        new(_context, options ?? new EnergyBasedGanTrainer.Options());

    /// <summary>WGAN: a Wasserstein critic with clipped weights; <see cref="WganGp"/> has the gradient penalty.</summary>
    /// <inheritdoc cref="WganGp"/>
    public WassersteinGanTrainer Wasserstein(WassersteinGanTrainer.Options? options = null) =>
        new(_context, options ?? new WassersteinGanTrainer.Options());

    /// <summary>LSGAN: least squares in both players' losses.</summary>
    /// <inheritdoc cref="WganGp"/>
    public LeastSquaresGanTrainer LeastSquares(LeastSquaresGanTrainer.Options? options = null) =>
        new(_context, options ?? new LeastSquaresGanTrainer.Options());

    /// <summary>Primal-dual subgradient training: the generator also moves its density at the data.</summary>
    /// <inheritdoc cref="WganGp"/>
    public PrimalDualGanTrainer PrimalDual(PrimalDualGanTrainer.Options? options = null) =>
        new(_context, options ?? new PrimalDualGanTrainer.Options());

    /// <summary>ProGAN: networks that grow from small images to large ones.</summary>
    /// <inheritdoc cref="WganGp"/>
    public ProgressiveGanTrainer Progressive(ProgressiveGanTrainer.Options? options = null) =>
        new(_context, options ?? new ProgressiveGanTrainer.Options());

    /// <summary>BiGAN: a generator and its inverse, an encoder.</summary>
    /// <inheritdoc cref="WganGp"/>
    public BiGanTrainer BiGan(BiGanTrainer.Options? options = null) =>
        new(_context, options ?? new BiGanTrainer.Options());

    /// <summary>Adversarial autoencoder: its codes look like the prior's latents.</summary>
    /// <inheritdoc cref="WganGp"/>
    public AdversarialAutoencoderTrainer AdversarialAutoencoder(AdversarialAutoencoderTrainer.Options? options = null) =>
        new(_context, options ?? new AdversarialAutoencoderTrainer.Options());

    /// <summary>Variational autoencoder: the baseline without an adversary.</summary>
    /// <inheritdoc cref="WganGp"/>
    public VariationalAutoencoderTrainer VariationalAutoencoder(VariationalAutoencoderTrainer.Options? options = null) =>
        new(_context, options ?? new VariationalAutoencoderTrainer.Options());

    /// <summary>InfoGAN: some of the latent's values can be read from the samples.</summary>
    /// <inheritdoc cref="WganGp"/>
    public InfoGanTrainer InfoGan(InfoGanTrainer.Options? options = null) =>
        new(_context, options ?? new InfoGanTrainer.Options());

    /// <summary>CatGAN: a discriminator that sorts images into categories without labels.</summary>
    /// <inheritdoc cref="WganGp"/>
    public CatGanTrainer CatGan(CatGanTrainer.Options? options = null) =>
        new(_context, options ?? new CatGanTrainer.Options());
}
