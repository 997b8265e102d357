using Microsoft.ML.GanRefinement.Tests.Support;
using Change = System.Action<Microsoft.ML.GanRefinement.StandardGanTrainer.Options>;

namespace Microsoft.ML.GanRefinement.Tests.Training.Ranks;

/// <summary>N ranks of batch b train what one process of batch N·b trains.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public class EqualToOneProcessTests
{
    private static readonly Dictionary<string, Change> s_objectives = new()
    {
        ["nonSaturating"] = o => o.Objective = GanObjective.NonSaturating(0.9),
        ["minimax"] = o => o.Objective = GanObjective.Minimax(),
        ["leastSquares"] = o => o.Objective = GanObjective.LeastSquares(),
        ["hinge"] = o => o.Objective = GanObjective.Hinge(),
        ["wasserstein"] = o => o.Objective = GanObjective.Wasserstein(),
        ["energyBased"] = o => (o.Objective, o.Networks) = (GanObjective.EnergyBased(1), Small(new() { AutoencoderDiscriminator = true })),
        ["relativistic"] = o => o.Objective = GanObjective.Relativistic(),
        ["relativisticAverage"] = o => o.Objective = GanObjective.RelativisticAverage(),
        ["fGan"] = o => o.Objective = GanObjective.FGan(GanObjective.FDivergence.SquaredHellinger),
        ["primalDual"] = o => (o.Objective, o.Regularizers) = (GanObjective.PrimalDual(), [GanRegularizer.DensityMatching(bandwidth: 3)]),
        ["featureMatching"] = o => o.Objective = GanObjective.FeatureMatching(),
        ["categorical"] = o => (o.Objective, o.Networks) = (GanObjective.Categorical(), Small(new() { Categories = 3 })),
        ["bidirectional"] = o => (o.Objective, o.Networks) = (GanObjective.Bidirectional(), Small(new() { Encoder = GanEncoder.Bidirectional })),
        ["adversarialAutoencoder"] = o => (o.Objective, o.Networks) =
            (GanObjective.AdversarialAutoencoder(), Small(new() { Encoder = GanEncoder.Adversarial })),
        ["variational"] = o => (o.Objective, o.Networks, o.GeneratorLearningRate) =
            (GanObjective.Variational(), Small(new() { Encoder = GanEncoder.Variational }), 1e-3),
        ["auxiliaryClassification"] = o => (o.LabelColumnName, o.Networks, o.ClassifiesFakes) =
            ("Label", Small(new() { Conditioning = ClassConditioning.AuxiliaryClassifier }), true),
        ["dataToData"] = o => (o.LabelColumnName, o.Networks) =
            ("Label", Small(new() { Conditioning = ClassConditioning.NormalizedClassifier, ClassEmbeddingSize = 6 })),
    };

    private static readonly Dictionary<string, Change> s_parts = new()
    {
        ["gradient penalties"] = o => o.Regularizers =
            [GanRegularizer.GradientPenalty(1).Every(2), GanRegularizer.Dragan(1), GanRegularizer.R1(1), GanRegularizer.R2(1)],
        ["wassersteinDivergence"] = o => (o.Objective, o.Regularizers) = (GanObjective.Wasserstein(), [GanRegularizer.WassersteinDivergence(1, 2)]),
        ["penalties of D"] = o => o.Regularizers = [GanRegularizer.Drift(), GanRegularizer.LeCam(start: 1), GanRegularizer.HistoricalAveraging(0.1)],
        ["penalties of G"] = o => o.Regularizers = [GanRegularizer.FeatureMatching(), GanRegularizer.PullingAway(), GanRegularizer.Orthogonal(0.01)],
        ["modeSeeking"] = o => o.Regularizers = [GanRegularizer.ModeSeeking(0.1)],
        ["modeSeeking within classes"] = o => (o.LabelColumnName, o.Regularizers) = ("Label", [GanRegularizer.ModeSeeking(0.1)]),
        ["uniformClasses"] = o => (o.LabelColumnName, o.Regularizers) = ("Label", [GanRegularizer.UniformClasses()]),
        ["mutualInformation"] = o => (o.Networks, o.Regularizers) = (Small(new() { LatentCodes = 2 }), [GanRegularizer.MutualInformation()]),
        ["categories of latents"] = o => (o.Networks, o.Regularizers) =
            (Small(new() { LatentCategories = 3, LatentCodes = 1 }), [GanRegularizer.MutualInformation()]),
        ["localStability"] = o => o.Regularizers = [GanRegularizer.LocalStability(0.1)],
        ["localStability of scores compared"] = o => (o.Objective, o.Regularizers) =
            (GanObjective.RelativisticAverage(), [GanRegularizer.LocalStability(0.1)]),
        ["constraints"] = o => o.Regularizers = [GanRegularizer.WeightClipping(0.3), GanRegularizer.SingularValueClipping(0.5)],
        ["minibatch discrimination"] = o => o.Networks = Small(new() { MinibatchKernels = 2 }),
        ["minibatch deviation"] = o => o.Networks = Small(new() { MinibatchDeviation = true }),
        ["gradient penalty through minibatch discrimination"] = o => (o.Networks, o.Regularizers) =
            (Small(new() { MinibatchKernels = 2 }), [GanRegularizer.GradientPenalty(1)]),
        ["top k"] = o => (o.TopKFraction, o.TopKIterations) = (0.4, 1),
        ["replays and critics"] = o => (o.Replays, o.CriticSteps) = (2, 2),
        ["accumulated gradients"] = o => (o.Networks, o.GradientAccumulationSteps, o.FreePerturbation, o.Replays) =
            (Images, 2, new GanFreePerturbation { RandomStart = true }, 2),
        ["loss target"] = o => (o.DiscriminatorLossTarget, o.MaxCriticSteps) = (1.3, 4),
        ["lens"] = o => (o.Networks, o.Lens) = (Images,
            new GanLens { Channels = 2, Blocks = 1, TemperingIterations = 3, StartsAsIdentity = false }),
        ["lens of scores compared"] = o => (o.Objective, o.Networks, o.Lens) = (GanObjective.RelativisticAverage(),
            Images,
            new GanLens { Channels = 2, Blocks = 1, TemperingIterations = 3, StartsAsIdentity = false }),
        ["attack"] = o => (o.Networks, o.Attack) = (Images, new GanPgdAttack { Steps = 2, RandomStart = true, On = GanPgdTarget.Both }),
        ["free perturbation"] = o => (o.Networks, o.FreePerturbation) = (Images, new GanFreePerturbation { RandomStart = true }),
        ["latent search"] = o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { OncePerIteration = true }, 2),
        ["mode collapse penalty"] = o => o.ModeCollapsePenalty = new GanModeCollapsePenalty { Weight = 0.1 },
        ["consistency"] = o => (o.Networks, o.Consistency) = (Images, new GanConsistency { LatentDiscriminatorWeight = 1, LatentGeneratorWeight = 0.1 }),
        ["noise and augmentation"] = o => (o.Networks, o.InputTransforms) = (Images,
            [GanInputTransform.InstanceNoise(0.1), GanInputTransform.HorizontalFlips(), GanInputTransform.DiffAugment(), GanInputTransform.Adaptive(-1, 20)]),
        ["unrolling"] = o => o.Unrolling = new GanUnrolling { Steps = 2, Optimizer = GanOptimizer.Sgd },
        ["unrolling of scores compared"] = o => (o.Objective, o.Unrolling) =
            (GanObjective.RelativisticAverage(), new GanUnrolling { Steps = 2, Optimizer = GanOptimizer.Sgd }),
        ["consensus"] = o => (o.UpdateRule, o.ConsensusWeight) = (GanUpdateRule.Simultaneous, 0.1),
        ["consensus of scores compared"] = o => (o.Objective, o.UpdateRule, o.ConsensusWeight) =
            (GanObjective.RelativisticAverage(), GanUpdateRule.Simultaneous, 0.1),
        ["clipped gradients"] = o => o.GradientClipNorm = 0.05,
        ["average"] = o => o.GeneratorEmaDecay = 0.5,
        ["schedule"] = o => o.LearningRateSchedule = LearningRateSchedule.Cosine(),
        ["shared latents"] = o => o.GeneratorLatents = GeneratorLatents.Shared,
        ["streamed"] = o => (o.CacheMegabytes, o.ShuffleBufferSize) = (0, 16),
        ["spectral norm"] = o => o.Networks =
            GanNetworks.Dcgan(2, new() { SpectralNormalization = true, GeneratorNormalization = GeneratorNormalization.None }),
        ["synchronised batch norm"] = o => (o.Networks, o.SynchronizedBatchNorm) = (GanNetworks.Dcgan(2), true),
        ["synchronised batch norm of both"] = o => (o.Networks, o.SynchronizedBatchNorm, o.GeneratorEmaDecay) =
            (GanNetworks.Dcgan(2, new() { Normalization = DiscriminatorNormalization.Batch }), true, 0.5),
        ["synchronised class batch norm under penalties"] = o => (o.LabelColumnName, o.Networks, o.SynchronizedBatchNorm, o.Regularizers) =
            ("Label", GanNetworks.Dcgan(2, new() { Normalization = DiscriminatorNormalization.Batch }), true, [GanRegularizer.GradientPenalty(1)]),
        ["rmsProp"] = o => (o.Optimizer, o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (GanOptimizer.RmsProp, 1e-4, 1e-4),
        ["adam"] = o => (o.Optimizer, o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (GanOptimizer.Adam, 1e-3, 1e-3),
    };

    public static TheoryData<string> Objectives => [.. s_objectives.Keys];

    public static TheoryData<string> Parts => [.. s_parts.Keys];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Of_each_objective(string name) => RankTraining.AssertEqualsOneProcess(2, s_objectives[name]);

    [Theory]
    [MemberData(nameof(Parts))]
    public void With_each_part(string name) => RankTraining.AssertEqualsOneProcess(2, s_parts[name]);

    [Fact]
    public void On_four_ranks() => RankTraining.AssertEqualsOneProcess(4, o => (o.Networks, o.TopKFraction, o.TopKIterations) =
        (Small(new() { MinibatchKernels = 2 }), 0.4, 1));

    [Fact]
    public void Of_a_Laplacian_pyramid() => RankTraining.AssertEqualsOneProcess(2,
        o => o.Networks = GanNetworks.LaplacianPyramid(1, 2, new() { GeneratorNormalization = GeneratorNormalization.None }), data: LargerImages.View);

    [Fact]
    public void Batch_norm_of_each_rank_is_another_than_that_of_all()
    {
        void Change(StandardGanTrainer.Options o) => o.Networks = GanNetworks.Dcgan(2);
        var (one, two) = (RankTraining.Train((GanCluster?)null, Change), RankTraining.Train(2, Change));
        Assert.Equal(two[0], two[1]);
        Assert.True(one.Zip(two[0], (a, b) => Math.Abs(a - b)).Max() > 1e-4);
    }

    private static GanNetworks Images => GanNetworks.Dcgan(2, new() { GeneratorNormalization = GeneratorNormalization.None });

    private static GanNetworks Small(GanNetworkOptions options) => GanNetworks.Mlp([6], [6], options: options);
}
