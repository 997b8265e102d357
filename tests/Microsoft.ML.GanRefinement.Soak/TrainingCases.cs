namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>Every trainer, with every part at least once.</summary>
internal static class TrainingCases
{
    private const int Iterations = 3;

    /// <summary>The presets, and the standard recipe with each objective, regulariser, optimiser, transform and family of
    /// networks.</summary>
    public static IEnumerable<SoakCase> All =>
    [
        Case("FastRobGan", (gan, options) => gan.FastRobGan(options), new FastRobGanTrainer.Options()),
        Case("RobGan", (gan, options) => gan.RobGan(options), new RobGanTrainer.Options(), o => o.MaxIterations = 2),
        Case("Tempered", (gan, options) => gan.Tempered(options), new TemperedGanTrainer.Options { Lens = new GanLens { Channels = 4, Blocks = 1 } }),
        Case("AdvLatQuality", (gan, options) => gan.AdvLatQuality(options), new AdvLatQualityTrainer.Options()),
        Case("AdvLatDiversity", (gan, options) => gan.AdvLatDiversity(options), new AdvLatDiversityTrainer.Options()),
        Case("WganGp", (gan, options) => gan.WganGp(options), new WganGpTrainer.Options()),
        Case("Unrolled", (gan, options) => gan.Unrolled(options), new UnrolledGanTrainer.Options()),
        Case("Consensus", (gan, options) => gan.Consensus(options), new ConsensusGanTrainer.Options()),
        Case("LocallyStable", (gan, options) => gan.LocallyStable(options), new LocallyStableGanTrainer.Options()),
        Case("Wasserstein", (gan, options) => gan.Wasserstein(options), new WassersteinGanTrainer.Options()),
        Case("LeastSquares", (gan, options) => gan.LeastSquares(options), new LeastSquaresGanTrainer.Options()),
        Case("Dragan", (gan, options) => gan.Dragan(options), new DraganTrainer.Options()),
        Case("EnergyBased", (gan, options) => gan.EnergyBased(options), new EnergyBasedGanTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { AutoencoderDiscriminator = true })),
        Case("PrimalDual", (gan, options) => gan.PrimalDual(options), new PrimalDualGanTrainer.Options(),
            o => o.Networks = GanNetworks.Mlp([8], [8])),
        Case("Progressive", (gan, options) => gan.Progressive(options), new ProgressiveGanTrainer.Options(),
            o => o.Networks = GanNetworks.Progressive(4)),
        Case("CatGan", (gan, options) => gan.CatGan(options), new CatGanTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Categories = 3 })),
        Case("BiGan", (gan, options) => gan.BiGan(options), new BiGanTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Encoder = GanEncoder.Bidirectional })),
        Case("AdversarialAutoencoder", (gan, options) => gan.AdversarialAutoencoder(options), new AdversarialAutoencoderTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Encoder = GanEncoder.Adversarial })),
        Case("VariationalAutoencoder", (gan, options) => gan.VariationalAutoencoder(options), new VariationalAutoencoderTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Encoder = GanEncoder.Variational })),
        Case("InfoGan", (gan, options) => gan.InfoGan(options), new InfoGanTrainer.Options(),
            o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { LatentCodes = 2 })),
        .. s_objectives.Select(one => Standard($"Standard {one.Name}", o => o.Objective = one.Objective)),
        Standard("Standard EnergyBased", o => (o.Objective, o.Networks) =
            (GanObjective.EnergyBased(1), GanNetworks.Dcgan(4, new GanNetworkOptions { AutoencoderDiscriminator = true }))),
        .. s_regularizers.Select(one => Standard($"Standard {one.Name}", o => (o.Objective, o.Regularizers) = (GanObjective.Hinge(), [one.Regularizer]))),
        .. s_criticRegularizers.Select(one =>
            Standard($"Standard {one.Name}", o => (o.Objective, o.Regularizers) = (GanObjective.Wasserstein(), [one.Regularizer]))),
        Standard("Standard UniformClasses", o => (o.LabelColumnName, o.Regularizers) = ("Label", [GanRegularizer.UniformClasses()])),
        .. Enum.GetValues<GanOptimizer>().Select(kind => Standard($"Standard {kind}",
            o => (o.Optimizer, o.Beta1, o.GradientClipNorm, o.GeneratorEmaDecay) = (kind, 0.5, 0.1, 0.9))),
        Standard("Standard DiffAugment", o => o.InputTransforms = [GanInputTransform.InstanceNoise(), GanInputTransform.DiffAugment()]),
        Standard("Standard top-k, accumulated", o => (o.TopKFraction, o.TopKIterations, o.GradientAccumulationSteps, o.CriticSteps) = (0.5, 2, 2, 2)),
        Standard("Standard attack", o => o.Attack = new GanPgdAttack { On = GanPgdTarget.Both, Steps = 2, RandomStart = true }),
        Standard("Standard uniform latents", o => (o.LatentDistribution, o.LatentSearch) = (LatentDistribution.Uniform, new GanLatentSearch())),
        Standard("Standard networks with all parts", o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions
        {
            SpectralNormalization = true, SelfAttentionResolution = 4, MinibatchDeviation = true, MinibatchKernels = 2,
            Initialization = WeightInitialization.Orthogonal,
        })),
        .. Enum.GetValues<DiscriminatorNormalization>().Select(kind => Standard($"Standard norm {kind}",
            o => o.Networks = GanNetworks.ClassicDcgan(4, new GanNetworkOptions { Normalization = kind }))),
        .. Enum.GetValues<ClassConditioning>().Select(kind => Standard($"Standard classes by {kind}",
            o => (o.LabelColumnName, o.Networks) = ("Label", GanNetworks.Dcgan(4, new GanNetworkOptions { Conditioning = kind })))),
        .. Enum.GetValues<MlpActivation>().Select(kind => Standard($"Standard Mlp {kind}", o => o.Networks = GanNetworks.Mlp([8], [8], kind))),
        Standard("Standard SnganCnn", o => o.Networks = GanNetworks.SnganCnn(2)),
        new SoakCase("FitClassifier", 8, FitClassifier),
    ];

    private static readonly (string Name, GanObjective Objective)[] s_objectives =
    [
        ("NonSaturating", GanObjective.NonSaturating(realLabel: 0.9)),
        ("Minimax", GanObjective.Minimax()),
        ("LeastSquares", GanObjective.LeastSquares()),
        ("Hinge", GanObjective.Hinge()),
        ("Wasserstein", GanObjective.Wasserstein()),
        ("Relativistic", GanObjective.Relativistic()),
        ("RelativisticAverage", GanObjective.RelativisticAverage()),
    ];

    private static readonly (string Name, GanRegularizer Regularizer)[] s_regularizers =
    [
        ("Dragan", GanRegularizer.Dragan()),
        ("R1", GanRegularizer.R1()),
        ("R2", GanRegularizer.R2().Every(2)),
        ("LeCam", GanRegularizer.LeCam(start: 1)),
        ("LocalStability", GanRegularizer.LocalStability()),
        ("FeatureMatching", GanRegularizer.FeatureMatching()),
        ("PullingAway", GanRegularizer.PullingAway()),
        ("ModeSeeking", GanRegularizer.ModeSeeking().Every(2)),
        ("HistoricalAveraging", GanRegularizer.HistoricalAveraging()),
    ];

    private static readonly (string Name, GanRegularizer Regularizer)[] s_criticRegularizers =
    [
        ("GradientPenalty", GanRegularizer.GradientPenalty()),
        ("one-sided GradientPenalty", GanRegularizer.GradientPenalty(oneSided: true)),
        ("WassersteinDivergence", GanRegularizer.WassersteinDivergence()),
        ("Drift", GanRegularizer.Drift()),
        ("WeightClipping", GanRegularizer.WeightClipping()),
    ];

    private static SoakCase Standard(string name, Action<StandardGanTrainer.Options> change) =>
        Case(name, (gan, options) => gan.Standard(options), new StandardGanTrainer.Options(), change);

    private static SoakCase Case<T>(string name, Func<GanCatalog, T, IEstimator<GanTransformer>> trainer, T options, Action<T>? change = null)
        where T : GanTrainerOptions
    {
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Networks, options.Seed, options.ProgressInterval) =
            (Iterations, 8, SoakData.LatentSize, GanNetworks.Dcgan(4), 1, 1);
        change?.Invoke(options);
        return new SoakCase(name, options.MaxIterations, ml => Train(ml, trainer, options));
    }

    private static string Train<T>(MLContext ml, Func<GanCatalog, T, IEstimator<GanTransformer>> trainer, T options)
        where T : GanTrainerOptions
    {
        var digest = new Digest();
        options.OnProgress = p => digest.Add(p.GeneratorLoss).Add(p.DiscriminatorLoss);
        using var gan = trainer(ml.Gan(), options).Fit(SoakData.Images(ml));
        return digest.Add(gan.Transform(SoakData.Latents(ml, 16)), "GeneratedImage").ToString();
    }

    private static string FitClassifier(MLContext ml)
    {
        var images = SoakData.Images(ml);
        using var classifier = ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 6, BaseChannels = 2, Seed = 1 })
            .Fit(images);
        var seen = classifier.Transform(images);
        return new Digest().Add(seen, "Features").Add(seen, "Probabilities").ToString();
    }
}
