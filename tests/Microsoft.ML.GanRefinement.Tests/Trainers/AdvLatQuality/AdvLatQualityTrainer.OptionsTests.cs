
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.AdvLatQuality;

[Collection(nameof(Trains))]
public class AdvLatQualityTrainerOptionsTests
{
    private static readonly AdvLatQualityTrainer.Options[] s_all =
    [
        AdvLatQualityTrainer.Options.Dcgan(), AdvLatQualityTrainer.Options.Sngan(), AdvLatQualityTrainer.Options.Wasserstein(),
        AdvLatQualityTrainer.Options.WassersteinGradientPenalty(),
    ];

    [Fact]
    public void Follow_the_papers_rule_by_default()
    {
        var search = new AdvLatQualityTrainer.Options().LatentSearch;
        Assert.Equal(new GanLatentSearch(), search);
        Assert.Equal(new GanLatentSearch
        {
            Steps = 1,
            StepSize = 0.03,
            Bound = 0.01,
            Norm = LatentNorm.LInfinity,
            Goal = LatentSearchGoal.Score,
            OncePerIteration = false,
        }, search);
    }

    [Fact]
    public void Have_the_papers_bound_and_the_codes_step_for_each_network()
    {
        Assert.Equal([0.01, 0.02, 0.003, 0.005], s_all.Select(o => o.LatentSearch!.Bound!.Value));
        Assert.Equal([0.03, 0.04, 0.01, 0.015], s_all.Select(o => o.LatentSearch!.StepSize));
        Assert.All(s_all, o => Assert.Equal(1, o.LatentSearch!.Steps));
        Assert.Equal([GanNetworks.ClassicDcganFamily.Name, GanNetworks.SnganCnnFamily.Name, GanNetworks.SnganCnnFamily.Name, GanNetworks.SnganCnnFamily.Name],
            s_all.Select(o => o.Networks.Template.Kind));
        Assert.Equal([false, true, false, false], s_all.Select(o => o.Networks.Template.SpectralNormalization));
        Assert.Equal(
            [GanObjective.NonSaturating().ToString(), GanObjective.Hinge().ToString(), GanObjective.Wasserstein().ToString(), GanObjective.Wasserstein()
                .ToString()],
            s_all.Select(o => o.Objective.ToString()));
        Assert.Equal(["", "", GanRegularizer.WeightClipping(0.1).ToString(), GanRegularizer.GradientPenalty(10).ToString()],
            s_all.Select(o => string.Concat(o.Regularizers)));
    }

    [Fact]
    public void Have_table_17s_step_along_the_gradient_without_a_ball()
    {
        GanLatentSearch[] searches =
        [
            AdvLatQualityTrainer.Options.Dcgan(LatentStepRule.Gradient).LatentSearch!,
            AdvLatQualityTrainer.Options.Wasserstein(LatentStepRule.Gradient).LatentSearch!,
            AdvLatQualityTrainer.Options.WassersteinGradientPenalty(LatentStepRule.Gradient).LatentSearch!,
            AdvLatQualityTrainer.Options.Sngan(LatentStepRule.Gradient).LatentSearch!,
        ];
        double[] steps = [0.006, 0.0008, 0.001, 0.005];
        Assert.Equal(steps.Select(
            a => new GanLatentSearch { Rule = LatentStepRule.Gradient, StepSize = a, Bound = null, Goal = LatentSearchGoal.GeneratorLoss }), searches);
    }

    [Fact]
    public void Have_table_18s_training_for_STL_10()
    {
        AdvLatQualityTrainer.Options[] all =
        [
            AdvLatQualityTrainer.Options.DcganStl10(), AdvLatQualityTrainer.Options.SnganStl10(), AdvLatQualityTrainer.Options.WassersteinStl10(),
            AdvLatQualityTrainer.Options.WassersteinGradientPenaltyStl10(),
        ];
        Assert.All(all, o => Assert.Equal((64, 5, 128), (o.BatchSize, o.CriticSteps, o.LatentSize)));
        Assert.Equal(s_all.Select(o => o.LatentSearch!.Bound), all.Select(o => o.LatentSearch!.Bound));
        Assert.Equal([0.04, 0.05, 0.02, 0.015], all.Select(o => o.LatentSearch!.StepSize));
        Assert.Equal(s_all.Select(o => (o.Networks.ToString(), o.Objective)), all.Select(o => (o.Networks.ToString(), o.Objective)));
        Assert.All(all, o => Presets.AssertFits(o, 0, new ImageShape(3, 48, 48)));
    }

    [Fact]
    public void Are_there_for_two_losses_more_with_the_search_of_their_networks()
    {
        var (leastSquares, divergence) = (AdvLatQualityTrainer.Options.LeastSquares(), AdvLatQualityTrainer.Options.WassersteinDivergence());
        Assert.Equal((GanObjective.LeastSquares(), s_all[0].LatentSearch), (leastSquares.Objective, leastSquares.LatentSearch));
        Assert.Equal((GanObjective.Wasserstein(), s_all[3].LatentSearch), (divergence.Objective, divergence.LatentSearch));
        Assert.Equal(GanRegularizer.WassersteinDivergence().ToString(), Assert.Single(divergence.Regularizers).ToString());
        Presets.AssertFits(leastSquares, 0, new ImageShape(3, 32, 32));
        Presets.AssertFits(divergence, 0, new ImageShape(3, 32, 32));
    }

    [Fact]
    public void Have_ReACGANs_loss_for_ACGAN()
    {
        var options = AdvLatQualityTrainer.Options.Acgan();
        Assert.Equal((ClassConditioning.NormalizedClassifier, 0.5, 0.5, 0.5, 0.98),
            (options.Networks.Template.Conditioning, options.GeneratorClassificationWeight, options.DiscriminatorClassificationWeight,
                options.ClassificationTemperature, options.ClassificationMargin));
        Assert.Equal((GanObjective.Hinge(), "Label", s_all[1].LatentSearch), (options.Objective, options.LabelColumnName, options.LatentSearch));
        Presets.AssertFits(options, 10, new ImageShape(3, 32, 32));
    }

    [Fact]
    public void Have_the_codes_training_for_CIFAR()
    {
        Assert.All(s_all, o => Assert.Equal((128, 100, 100_000, 1, 2e-4, 2e-4),
            (o.BatchSize, o.LatentSize, o.MaxIterations, o.CriticSteps, o.GeneratorLearningRate, o.DiscriminatorLearningRate)));
        Assert.All(s_all, o => Assert.Equal((LearningRateSchedule.Linear(), 0.9), (o.LearningRateSchedule, o.Beta2)));
        Assert.Equal([0.5, 0, 0, 0], s_all.Select(o => o.Beta1!.Value));
        Assert.All(s_all, o => Presets.AssertFits(o, 0, new ImageShape(3, 32, 32)));
        Assert.All(s_all, o => Assert.Null(o.LatentRefinement));
    }
}
