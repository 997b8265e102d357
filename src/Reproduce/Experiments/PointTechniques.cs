using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Ways to train on points in the plane; the first is what the others are compared with.</summary>
internal static class PointTechniques
{
    // For points about 1 from the origin: WGAN-GP's authors take as much for theirs.
    private const double PenaltyWeight = 0.1;

    /// <summary>As Markdown.</summary>
    public const string Setting =
        "Points: perceptrons of two layers of 64 units, latents of 2, batches of 64, Adam with β₂ 0.9 at 0.001, the generator's own latents, weights "
        + "averaged with a decay of 0.99.";

    public static IReadOnlyList<Variant> All { get; } =
    [
        Of("plain GAN", "non-saturating loss, players take turns"),
        Of("minimax", "the loss that the generator of the first paper's theory has", o => o.Objective = GanObjective.Minimax()),
        Of("one-sided label smoothing", "real target 0.9", o => o.Objective = GanObjective.NonSaturating(0.9)),
        Of<LeastSquaresGanTrainer.Options>("least squares", "targets 0, 1 and 1"),
        Of("hinge", "hinge loss", o => o.Objective = GanObjective.Hinge()),
        Of<WassersteinGanTrainer.Options>("WGAN, clipping", "weights within ±0.1, RMSProp, five critic steps",
            o => o.Regularizers = [GanRegularizer.WeightClipping(0.1)]),
        Of<WganGpTrainer.Options>("WGAN-GP", "penalty of weight 0.1, β₁ 0, five critic "
            + "steps", o => o.Regularizers = [GanRegularizer.GradientPenalty(PenaltyWeight)]),
        new("EBGAN-PT", "margin 1, a discriminator that is an autoencoder, pulling-away term of weight 0.1", _ => EnergyBased()),
        Of<PrimalDualGanTrainer.Options>("primal-dual", "JS's functions, density steps of 0.1, kernels of width 0.1"),
        Of("feature matching as objective", "the generator matches mean features alone", o => o.Objective = GanObjective.FeatureMatching()),
        Of("feature matching as term", "of weight 1, beside the loss", o => o.Regularizers = [GanRegularizer.FeatureMatching()]),
        Of("R1", "γ = 0.1", o => o.Regularizers = [GanRegularizer.R1(PenaltyWeight)]),
        Of<DraganTrainer.Options>("DRAGAN", "weight 0.1, noise of variance 0.01", o => o.Regularizers = [GanRegularizer.Dragan(PenaltyWeight)]),
        Of("simultaneous steps", "both players step at once", o => o.UpdateRule = GanUpdateRule.Simultaneous),
        Of<LocallyStableGanTrainer.Options>("local stability", "η = 0.1, both players step at once"),
        Of<ConsensusGanTrainer.Options>("consensus", "γ = 0.1, both players step at once, RMSProp"),
        Of<UnrolledGanTrainer.Options>("unrolled", "5 steps of Adam, second derivatives"),
        Of("historical averaging", "weight 1", o => o.Regularizers = [GanRegularizer.HistoricalAveraging()]),
        Of("mode seeking", "weight 1", o => o.Regularizers = [GanRegularizer.ModeSeeking()]),
        WithNetworks("minibatch discrimination", "20 kernels", new() { MinibatchKernels = 20 }),
        WithNetworks("spectral normalisation", "of the discriminator", new() { SpectralNormalization = true }),
        WithNetworks("weight normalisation", "of both networks", new() { WeightNormalization = true }),
        Of("orthogonal regularisation", "of the discriminator, weight 0.0001", o => o.Regularizers = [GanRegularizer.Orthogonal()]),
        Of("singular value clipping", "σ ≤ 1, every fifth step", o => o.Regularizers = [GanRegularizer.SingularValueClipping(1, 5)]),
        Of("instance noise", "deviation 0.1, gone after 2,000 iterations", o => o.InputTransforms = [GanInputTransform.InstanceNoise(0.1, 2_000)]),
        Of("consistency", "bCR with noise of 0.02, weights 10; zCR with weights 5 and 0.5", o => o.Consistency = new GanConsistency
        {
            Transforms = [GanInputTransform.InstanceNoise(0.02)],
            LatentDiscriminatorWeight = 5,
            LatentGeneratorWeight = 0.5,
        }),
        Of("five steps of D", "for each of the generator", o => o.CriticSteps = 5),
        Of("two time scales", "the discriminator's rate is four times the generator's", o => o.DiscriminatorLearningRate = 4e-3),
        Of("D trained to a loss of 1.2", "up to 5 steps an iteration", o => (o.DiscriminatorLossTarget, o.MaxCriticSteps) = (1.2, 5)),
        WithNetworks<InfoGanTrainer.Options>("InfoGAN", "2 codes beside the latent are read back", new() { LatentCodes = 2 }, 4),
        WithNetworks<BiGanTrainer.Options>("BiGAN", "the discriminator sees pairs of point and latent", new() { Encoder = GanEncoder.Bidirectional }),
        WithNetworks<CatGanTrainer.Options>("CatGAN", "8 categories in place of a score", new() { Categories = 8 }),
        WithNetworks<AdversarialAutoencoderTrainer.Options>("adversarial autoencoder", "decodes the prior", new() { Encoder = GanEncoder.Adversarial }),
        WithNetworks<VariationalAutoencoderTrainer.Options>("variational autoencoder", "no GAN, the baseline", new() { Encoder = GanEncoder.Variational }),
    ];

    private static Variant Of(string name, string note, Action<StandardGanTrainer.Options>? change = null) =>
        Of<StandardGanTrainer.Options>(name, note, change);

    private static Variant Of<T>(string name, string note, Action<T>? change = null)
        where T : GanTrainerOptions, new() =>
        new(name, note, _ =>
        {
            var options = Base(new T());
            change?.Invoke(options);
            return options;
        });

    private static Variant WithNetworks(string name, string note, GanNetworkOptions networks) =>
        WithNetworks<StandardGanTrainer.Options>(name, note, networks);

    private static Variant WithNetworks<T>(string name, string note, GanNetworkOptions networks, int latentSize = 2)
        where T : GanTrainerOptions, new() =>
        Of<T>(name, note, options => (options.Networks, options.LatentSize) = (Networks(networks), latentSize));

    private static EnergyBasedGanTrainer.Options EnergyBased()
    {
        var options = Base(EnergyBasedGanTrainer.Options.PullingAway());
        options.Networks = Networks(new() { AutoencoderDiscriminator = true });
        return options;
    }

    // Small ones, for many iterations in few seconds.
    private static GanNetworks Networks(GanNetworkOptions? options = null) => GanNetworks.Mlp([64, 64], options: options);

    private static T Base<T>(T options)
        where T : GanTrainerOptions
    {
        (SmallTraining.ForToys(options).Networks, options.BatchSize) = (Networks(), 64);
        // Nobody knows when it will end.
        options.LearningRateSchedule = LearningRateSchedule.Constant();
        return options;
    }
}
