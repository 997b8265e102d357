
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Tempered;

[Collection(nameof(Trains))]
public class TemperedGanTrainerOptionsTests
{
    private static readonly TemperedGanTrainer.Options[] s_all =
        [TemperedGanTrainer.Options.Dcgan(), TemperedGanTrainer.Options.LeastSquares(), TemperedGanTrainer.Options.WassersteinGradientPenalty()];

    [Fact]
    public void Have_the_papers_lens_and_learning_rate()
    {
        Assert.Equal(new GanLens { Channels = 64, Blocks = 8, TemperingIterations = 10_000, FixedWeight = null, LearningRate = 1e-4 }, new GanLens());
        Assert.Equal(new GanLens(), new TemperedGanTrainer.Options().Lens);
        Assert.Equal((WeightInitialization.Xavier, true, 1, 0),
            (new GanLens().Initialization, new GanLens().Learns, new GanLens().ReconstructionWeight, new GanLens().BlurDeviation));
        Assert.All(s_all, o => Assert.Equal((new GanLens { StartsAsIdentity = false }, 1e-4, 1e-4),
            (o.Lens, o.GeneratorLearningRate, o.DiscriminatorLearningRate)));
        Assert.All(s_all, o => Assert.Equal(WeightInitialization.Xavier, o.Networks.Template.Initialization));
        Assert.All(s_all, o => Assert.Equal((null, "dcgan", 64), (o.LabelColumnName, o.Networks.Template.Kind, o.Networks.Template.BaseChannels)));
    }

    [Fact]
    public void Have_the_loss_normalisation_and_optimizer_of_each_setting()
    {
        Assert.Equal([GanObjective.NonSaturating().ToString(), GanObjective.LeastSquares(half: false).ToString(), GanObjective.Wasserstein().ToString()],
            s_all.Select(o => o.Objective.ToString()));
        Assert.Equal([DiscriminatorNormalization.Batch, DiscriminatorNormalization.None, DiscriminatorNormalization.None],
            s_all.Select(o => o.Networks.Template.Normalization));
        Assert.Equal([GeneratorNormalization.Batch, GeneratorNormalization.None, GeneratorNormalization.Batch],
            s_all.Select(o => o.Networks.Template.GeneratorNormalization));
        // The lens's own follows.
        Assert.All(s_all, o => Assert.Null(o.Lens!.Optimizer));
        Assert.Equal([GanOptimizer.Adam, GanOptimizer.Adam, GanOptimizer.RmsProp], s_all.Select(o => o.Optimizer));
        Assert.Equal([1, 1, 5], s_all.Select(o => o.CriticSteps));
        Assert.Equal(GanRegularizer.GradientPenalty(10).ToString(), Assert.Single(s_all[2].Regularizers).ToString());
    }

    [Fact]
    public void Fit_the_images_of_their_data_sets()
    {
        Presets.AssertFits(s_all[0], 0, new ImageShape(1, 28, 28), new ImageShape(3, 28, 28));
        Presets.AssertFits(s_all[1], 0, new ImageShape(1, 28, 28), new ImageShape(3, 28, 28), new ImageShape(3, 64, 64));
        Presets.AssertFits(s_all[2], 0, new ImageShape(3, 32, 32));
    }
}
