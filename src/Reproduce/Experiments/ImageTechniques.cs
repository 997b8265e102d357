using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>Ways to train on small images; the first is what the others are compared with.</summary>
internal static class ImageTechniques
{
    public static IReadOnlyList<Variant> All { get; } =
    [
        Of("plain GAN", "non-saturating loss, players take turns"),
        Of("one-sided label smoothing", "real target 0.9", o => o.Objective = GanObjective.NonSaturating(0.9)),
        Of<LeastSquaresGanTrainer.Options>("least squares", "targets 0, 1 and 1"),
        Of("hinge", "hinge loss", o => o.Objective = GanObjective.Hinge()),
        Of<WassersteinGanTrainer.Options>("WGAN, clipping", "weights within ±0.01, RMSProp, five critic steps"),
        Of<WganGpTrainer.Options>("WGAN-GP", "penalty of weight 10, β₁ 0, two critic steps", o => o.CriticSteps = 2),
        new("EBGAN-PT", "margin 1, a discriminator that is an autoencoder, pulling-away term of weight 0.1", _ => EnergyBased()),
        Of("feature matching as objective", "the generator matches mean features alone", o => o.Objective = GanObjective.FeatureMatching()),
        Of("R1", "γ = 10", o => o.Regularizers = [GanRegularizer.R1()]),
        Of<DraganTrainer.Options>("DRAGAN", "weight 10, noise of variance 0.01"),
        Of<LocallyStableGanTrainer.Options>("local stability", "η = 0.1, both players step at once"),
        Of<ConsensusGanTrainer.Options>("consensus", "γ = 0.1, both players step at once, RMSProp"),
        Of<UnrolledGanTrainer.Options>("unrolled", "5 steps of Adam, second derivatives"),
        Of("historical averaging", "weight 1", o => o.Regularizers = [GanRegularizer.HistoricalAveraging()]),
        WithNetworks("minibatch discrimination", "20 kernels", new() { MinibatchKernels = 20 }),
        WithNetworks("virtual batch norm", "a reference batch of 64 in the generator", new() { GeneratorNormalization = GeneratorNormalization.VirtualBatch }),
        WithNetworks("spectral normalisation", "of the discriminator", new() { SpectralNormalization = true }),
        WithNetworks("weight normalisation", "of both networks", new() { WeightNormalization = true }),
        Of("instance noise", "deviation 0.1, gone after 2,000 iterations", o => o.InputTransforms = [GanInputTransform.InstanceNoise(0.1, 2_000)]),
        Of("consistency", "shifts, weights 10; zCR with weights 5 and 0.5", o => o.Consistency = new GanConsistency
        {
            LatentDiscriminatorWeight = 5,
            LatentGeneratorWeight = 0.5,
        }),
        Of("adaptive augmentation", "target 0.6, 50,000 images from none to all", o => o.InputTransforms = [GanInputTransform.Adaptive(images: 50_000)]),
        Of("two time scales", "the discriminator's rate is four times the generator's", o => o.DiscriminatorLearningRate = 4 * o.GeneratorLearningRate),
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
