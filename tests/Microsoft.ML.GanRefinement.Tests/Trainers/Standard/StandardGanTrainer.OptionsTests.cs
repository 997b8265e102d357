using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

public class StandardGanTrainerOptionsTests
{
    private static readonly StandardGanTrainer.Options[] s_presets =
    [
        StandardGanTrainer.Options.SnganProjection(), StandardGanTrainer.Options.SnganAuxiliaryClassifier(),
        StandardGanTrainer.Options.SnganSingleStep(), StandardGanTrainer.Options.Sagan(),
    ];

    [Fact]
    public void Sngan_has_its_papers_settings()
    {
        Assert.All(s_presets, o => Assert.Equal((GanOptimizer.Adam, 0.0, 0.9, 64, 128, 50_000, GeneratorLatents.Fresh),
            (o.Optimizer, o.Beta1, o.Beta2, o.BatchSize, o.LatentSize, o.MaxIterations, o.GeneratorLatents)));
        Assert.All(s_presets, o => Assert.Equal(GanObjective.Hinge(), o.Objective));
        Assert.All(s_presets, o => Assert.Equal(("resnet", 64, true, GeneratorNormalization.Batch),
            (o.Networks.Template.Kind, o.Networks.Template.BaseChannels, o.Networks.Template.SpectralNormalization,
                o.Networks.Template.GeneratorNormalization)));
        Assert.All(s_presets[..3], o => Assert.Equal((2e-4, 2e-4), (o.GeneratorLearningRate, o.DiscriminatorLearningRate)));
        Assert.All(s_presets[..3], o => Assert.Equal((LearningRateSchedule.Linear(), false, 0), (o.LearningRateSchedule,
            o.Networks.Template.GeneratorSpectralNormalization, o.Networks.Template.SelfAttentionResolution)));
        Assert.Equal([5, 5, 1, 1], s_presets.Select(o => o.CriticSteps));
        Assert.Equal([ClassConditioning.Projection, ClassConditioning.AuxiliaryClassifier, ClassConditioning.Projection, ClassConditioning.Projection],
            s_presets.Select(o => o.Networks.Template.Conditioning));
    }

    [Fact]
    public void Sagan_has_its_papers_settings()
    {
        var sagan = s_presets[3];
        Assert.Equal((1e-4, 4e-4, LearningRateSchedule.Constant()), (sagan.GeneratorLearningRate, sagan.DiscriminatorLearningRate, sagan.LearningRateSchedule));
        Assert.Equal((true, true, 16), (sagan.Networks.Template.SpectralNormalization, sagan.Networks.Template.GeneratorSpectralNormalization,
            sagan.Networks.Template.SelfAttentionResolution));
    }

    [Fact]
    public void Fit_the_images_of_their_data_sets() =>
        Assert.All(s_presets, o => { Presets.AssertFits(o, 10, new ImageShape(3, 32, 32)); Presets.AssertFits(o, 100, new ImageShape(3, 32, 32)); });
}
