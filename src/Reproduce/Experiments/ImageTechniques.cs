using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Ways to train on small images; the first is what the others are compared with.</summary>
internal static class ImageTechniques
{
    public static IReadOnlyList<Variant> All { get; } =
    [
        Of("plain GAN", "non-saturating loss, players take turns"),
        Of("minimax", "the loss that the generator of the first paper's theory has", o => o.Objective = GanObjective.Minimax()),
        Of("one-sided label smoothing", "real target 0.9", o => o.Objective = GanObjective.NonSaturating(0.9)),
        Of<LeastSquaresGanTrainer.Options>("least squares", "targets 0, 1 and 1"),
        Of("hinge", "hinge loss", o => o.Objective = GanObjective.Hinge()),
        Of<WassersteinGanTrainer.Options>("WGAN, clipping", "weights within ±0.01, RMSProp, five critic steps"),
        Of<WganGpTrainer.Options>("WGAN-GP", "penalty of weight 10, β₁ 0, two critic steps", o => o.CriticSteps = 2),
        new("EBGAN-PT", "margin 1, a discriminator that is an autoencoder, pulling-away term of weight 0.1", _ => EnergyBased()),
        new("primal-dual", "JS's functions, density steps of 0.1, kernels of width 10", n => Base(PrimalDualGanTrainer.Options.Images(), n)),
        Of("feature matching as objective", "the generator matches mean features alone", o => o.Objective = GanObjective.FeatureMatching()),
        Of("feature matching as term", "of weight 1, beside the loss", o => o.Regularizers = [GanRegularizer.FeatureMatching()]),
        Of("R1", "γ = 10", o => o.Regularizers = [GanRegularizer.R1()]),
        Of<DraganTrainer.Options>("DRAGAN", "weight 10, noise of variance 0.01"),
        Of("simultaneous steps", "both players step at once", o => o.UpdateRule = GanUpdateRule.Simultaneous),
        Of<LocallyStableGanTrainer.Options>("local stability", "η = 0.1, both players step at once"),
        Of<ConsensusGanTrainer.Options>("consensus", "γ = 0.1, both players step at once, RMSProp"),
        Of<UnrolledGanTrainer.Options>("unrolled", "5 steps of Adam, second derivatives"),
        Of("historical averaging", "weight 1", o => o.Regularizers = [GanRegularizer.HistoricalAveraging()]),
        Of("mode seeking", "weight 1", o => o.Regularizers = [GanRegularizer.ModeSeeking()]),
        WithNetworks("minibatch discrimination", "20 kernels", new() { MinibatchKernels = 20 }),
        WithNetworks("virtual batch norm", "a reference batch of 64 in the generator", new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch }),
        WithNetworks("spectral normalisation", "of the discriminator", new() { SpectralNormalization = true }),
        WithNetworks("weight normalisation", "of both networks", new() { WeightNormalization = true }),
        Of("orthogonal regularisation", "of the discriminator, weight 0.0001", o => o.Regularizers = [GanRegularizer.Orthogonal()]),
        Of("singular value clipping", "σ ≤ 1, every fifth step", o => o.Regularizers = [GanRegularizer.SingularValueClipping(1, 5)]),
        Of("instance noise", "deviation 0.1, gone after 2,000 iterations", o => o.InputTransforms = [GanInputTransform.InstanceNoise(0.1, 2_000)]),
        Of("consistency", "shifts, weights 10; zCR with weights 5 and 0.5", o => o.Consistency = new GanConsistency
        {
            LatentDiscriminatorWeight = 5,
            LatentGeneratorWeight = 0.5,
        }),
        Of("adaptive augmentation", "target 0.6, 50,000 images from none to all", o => o.InputTransforms = [GanInputTransform.Adaptive(images: 50_000)]),
        Of("five steps of D", "for each of the generator", o => o.CriticSteps = 5),
        Of("two time scales", "the discriminator's rate is four times the generator's", o => o.DiscriminatorLearningRate = 4 * o.GeneratorLearningRate),
        Of("D trained to a loss of 1.2", "up to 5 steps an iteration", o => (o.DiscriminatorLossTarget, o.MaxCriticSteps) = (1.2, 5)),
        Of("conditional", "label concatenation, classes of the data", o =>
        {
            o.Networks = SmallTraining.Networks(new() { Conditioning = ClassConditioning.LabelConcatenation });
            o.LabelColumnName = "Label";
        }),
        Of<ProgressiveGanTrainer.Options>("progressive", "WGAN-GP with a drift penalty; 50 iterations at each size, 50 to fade in the next", o =>
        {
            o.Networks = GanNetworks.Progressive(SmallTraining.Channels);
            o.Growing = new GanGrowing { StableIterations = 50, FadeIterations = 50 };
        }),
        Of("Laplacian pyramid", "2 levels, trained at once", o => o.Networks = GanNetworks.LaplacianPyramid(2, SmallTraining.Channels)),
        Of("recurrent canvas (GRAN)", "5 strokes", o => o.Networks = GanNetworks.RecurrentCanvas(5, SmallTraining.Channels)),
        WithEncoder<InfoGanTrainer.Options>("InfoGAN", "10 categories and 2 codes are read back", new() { LatentCategories = 10, LatentCodes = 2 }),
        WithEncoder<BiGanTrainer.Options>("BiGAN", "the discriminator sees pairs of image and latent", new() { Encoder = GanEncoder.Bidirectional }),
        WithEncoder<CatGanTrainer.Options>("CatGAN", "10 categories in place of a score", new() { Categories = 10 }),
        WithEncoder<AdversarialAutoencoderTrainer.Options>("adversarial autoencoder", "latents of 16", new() { Encoder = GanEncoder.Adversarial }, 16),
        WithEncoder<VariationalAutoencoderTrainer.Options>("variational autoencoder", "no GAN, the baseline; latents of 16",
            new() { Encoder = GanEncoder.Variational }, 16),
    ];

    private static Variant Of(string name, string note, Action<StandardGanTrainer.Options>? change = null) =>
        Of<StandardGanTrainer.Options>(name, note, change);

    private static Variant Of<T>(string name, string note, Action<T>? change = null)
        where T : GanTrainerOptions, new() =>
        new(name, note, iterations =>
        {
            var options = Base(new T(), iterations);
            change?.Invoke(options);
            return options;
        });

    private static Variant WithNetworks(string name, string note, GanNetworkOptions networks) =>
        Of(name, note, options => options.Networks = SmallTraining.Networks(networks));

    private static Variant WithEncoder<T>(string name, string note, GanNetworkOptions networks, int? latentSize = null)
        where T : GanTrainerOptions, new() =>
        Of<T>(name, note, options => (options.Networks, options.LatentSize) = (SmallTraining.Networks(networks), latentSize ?? options.LatentSize));

    private static EnergyBasedGanTrainer.Options EnergyBased()
    {
        var options = Base(EnergyBasedGanTrainer.Options.PullingAway(), SmallTraining.Iterations);
        options.Networks = SmallTraining.Networks(new() { AutoencoderDiscriminator = true });
        return options;
    }

    // Nobody knows when it will end.
    private static T Base<T>(T options, int iterations)
        where T : GanTrainerOptions
    {
        SmallTraining.ForImages(options, iterations).LearningRateSchedule = LearningRateSchedule.Constant();
        return options;
    }
}
