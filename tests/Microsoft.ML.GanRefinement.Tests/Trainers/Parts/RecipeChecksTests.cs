
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Parts;

[Collection(nameof(Trains))]
public class RecipeChecksTests
{
    public static TheoryData<string, Action<StandardGanTrainer.Options>> OutOfRange => new()
    {
        { "CriticSteps", o => o.CriticSteps = 0 },
        { "Replays", o => o.Replays = 0 },
        { "GradientAccumulationSteps", o => o.GradientAccumulationSteps = 0 },
        { "GeneratorLearningRate", o => o.GeneratorLearningRate = 0 },
        { "DiscriminatorLearningRate", o => o.DiscriminatorLearningRate = double.NaN },
        { "Beta1", o => o.Beta1 = 1 },
        { "Beta2", o => o.Beta2 = -1 },
        { "GradientClipNorm", o => o.GradientClipNorm = 0 },
        { "GeneratorEmaDecay", o => o.GeneratorEmaDecay = 1 },
        { "GeneratorClassificationWeight", o => o.GeneratorClassificationWeight = -1 },
        { "Optimizer", o => o.Optimizer = (GanOptimizer)9 },
        { "UpdateRule", o => o.UpdateRule = (GanUpdateRule)9 },
        { "Channels", o => o.Lens = new GanLens { Channels = 0 } },
        { "FixedWeight", o => o.Lens = new GanLens { FixedWeight = -1 } },
        { "Initialization", o => o.Lens = new GanLens { Initialization = (WeightInitialization)9 } },
        { "Optimizer", o => o.Lens = new GanLens { Optimizer = (GanOptimizer)9 } },
        { "ReconstructionWeight", o => o.Lens = new GanLens { ReconstructionWeight = 0 } },
        { "BlurDeviation", o => o.Lens = new GanLens { BlurDeviation = -1 } },
        { "Learns", o => o.Lens = new GanLens { Learns = false } },
        { "Steps", o => o.Attack = new GanPgdAttack { Steps = 0 } },
        { "Bound", o => o.FreePerturbation = new GanFreePerturbation { Bound = 2 } },
        { "StepSize", o => o.LatentSearch = new GanLatentSearch { StepSize = 0 } },
        { "Bound", o => o.LatentSearch = new GanLatentSearch { Bound = -1 } },
        { "Steps", o => o.LatentSearch = new GanLatentSearch { Steps = -1 } },
        { "Norm", o => o.LatentSearch = new GanLatentSearch { Norm = (LatentNorm)9 } },
        { "Goal", o => o.LatentSearch = new GanLatentSearch { Goal = (LatentSearchGoal)9 } },
        { "DistanceOffset", o => o.ModeCollapsePenalty = new GanModeCollapsePenalty { DistanceOffset = -1 } },
        { "TemperingIterations", o => o.Lens = new GanLens { TemperingIterations = 0 } },
        { "LearningRate", o => o.Lens = new GanLens { LearningRate = 0 } },
        { "Steps", o => o.Unrolling = new GanUnrolling { Steps = -1 } },
        { "Optimizer", o => o.Unrolling = new GanUnrolling { Optimizer = GanOptimizer.RmsProp } },
        { "LearningRate", o => o.Unrolling = new GanUnrolling { LearningRate = 0 } },
        { "ConsensusWeight", o => o.ConsensusWeight = -1 },
        { "MaxCriticSteps", o => o.MaxCriticSteps = 0 },
        { "StartDeviation", o => o.ModeCollapsePenalty = new GanModeCollapsePenalty { StartDeviation = 0 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_number_out_of_range_is_refused_by_name(string option, Action<StandardGanTrainer.Options> change)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Gan().Standard(StandardGanTrainerTests.Options(change)));
        Assert.Equal(option, error.ParamName);
    }

    public static TheoryData<string, Action<StandardGanTrainer.Options>> Conflicts => new()
    {
        { "CriticSteps and Replays must then be 1", o => (o.UpdateRule, o.CriticSteps) = (GanUpdateRule.Simultaneous, 2) },
        { "UpdateRule must be Simultaneous", o => o.ConsensusWeight = 1 },
        { "DiscriminatorLossTarget must then be null", o => (o.UpdateRule, o.DiscriminatorLossTarget) = (GanUpdateRule.Simultaneous, 1) },
        { "OncePerIteration", o => (o.LatentSearch, o.DiscriminatorLossTarget) = (new() { OncePerIteration = true }, 1) },
        { "fewer than CriticSteps", o => (o.CriticSteps, o.MaxCriticSteps, o.DiscriminatorLossTarget) = (5, 4, 1) },
        { "AutoencoderDiscriminator", o => o.Objective = GanObjective.EnergyBased(1) },
        { "EnergyBased", o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { AutoencoderDiscriminator = true }) },
        { "relativistic", o => (o.Objective, o.Attack) = (GanObjective.Relativistic(), new()) },
        { "UniformClasses", o => o.Regularizers = [GanRegularizer.UniformClasses()] },
        { "DiffAugment", o => (o.Networks, o.InputTransforms) = (GanNetworks.Mlp(), [GanInputTransform.DiffAugment()]) },
        { "vectors", o => (o.Networks, o.FreePerturbation) = (GanNetworks.Mlp(), new()) },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Parts_that_exclude_each_other_are_refused_with_the_reason(string reason, Action<StandardGanTrainer.Options> change)
    {
        var error = Assert.Throws<ArgumentException>(() => new MLContext(1).Gan().Standard(StandardGanTrainerTests.Options(change)));
        Assert.Contains(reason, error.Message);
    }

    public static TheoryData<string, Action<StandardGanTrainer.Options>> Doubtful => new()
    {
        { "batch normalisation", o => (o.Regularizers, o.Networks) = ([GanRegularizer.GradientPenalty()], GanNetworks.ClassicDcgan(4)) },
        { "each sample's score", o => (o.Regularizers, o.Networks) = ([GanRegularizer.R1()], GanNetworks.ClassicDcgan(4)) },
        { "minibatch discrimination",
            o => (o.Regularizers, o.Networks) = ([GanRegularizer.GradientPenalty()], GanNetworks.Dcgan(4, new GanNetworkOptions { MinibatchKernels = 2 })) },
        { "leave one of them out", o => (o.LabelColumnName, o.ClassifiesFakes, o.Regularizers) = ("Label", true, [GanRegularizer.UniformClasses()]) },
        { "Lipschitz", o => o.Objective = GanObjective.Wasserstein() },
        { "unconditional", o => o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Conditioning = ClassConditioning.Projection }) },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void What_seldom_works_is_told_with_the_reason(string reason, Action<StandardGanTrainer.Options> change) =>
        Assert.Contains(reason, Assert.Single(GanRefinement.Trainers.GanOptionChecks.Warnings(StandardGanTrainerTests.Options(change))));

    [Fact]
    public void A_wasserstein_critic_with_its_divergence_is_kept_smooth() =>
        Assert.Empty(GanRefinement.Trainers.GanOptionChecks.Warnings(StandardGanTrainerTests.Options(
            o => (o.Objective, o.Regularizers) = (GanObjective.Wasserstein(), [GanRegularizer.WassersteinDivergence()]))));

    [Fact]
    public void Nothing_is_doubtful_about_the_defaults() =>
        Assert.Empty(GanRefinement.Trainers.GanOptionChecks.Warnings(new StandardGanTrainer.Options()));
}
