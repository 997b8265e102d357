using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

[Collection(nameof(Trains))]
public class WganGpTrainerTests
{
    [Fact]
    public void Has_the_papers_values()
    {
        var options = new WganGpTrainer.Options();
        Assert.Equal(GanObjective.Wasserstein(), options.Objective);
        Assert.Equal([GanRegularizer.GradientPenalty(10)], options.Regularizers);
        Assert.Equal((5, 1e-4, 1e-4, 0.0, 0.9), (options.CriticSteps, options.GeneratorLearningRate, options.DiscriminatorLearningRate,
            options.Beta1!.Value, options.Beta2!.Value));
        Presets.AssertFits(options, classes: 0, new GanRefinement.Data.Images.ImageShape(1, 28, 28), new GanRefinement.Data.Images.ImageShape(3, 32, 32));
    }

    [Fact]
    public void Is_the_standard_trainer_with_these_values_bit_for_bit()
    {
        using var named = Train((gan, options) => gan.WganGp(options), new WganGpTrainer.Options());
        using var standard = Train((gan, options) => gan.Standard(options), new StandardGanTrainer.Options
        {
            Objective = GanObjective.Wasserstein(),
            Regularizers = [GanRegularizer.GradientPenalty()],
            CriticSteps = 5,
            GeneratorLatents = GeneratorLatents.Fresh,
            GeneratorLearningRate = 1e-4,
            DiscriminatorLearningRate = 1e-4,
            Beta1 = 0,
            Beta2 = 0.9,
        });
        Assert.Equal("WganGp", named.Pair.Specification.Method);
        Assert.Equal(Weights.Bytes(standard.Pair.Networks.Generator), Weights.Bytes(named.Pair.Networks.Generator));
        Assert.Equal(Weights.Bytes(standard.Pair.Networks.Discriminator), Weights.Bytes(named.Pair.Networks.Discriminator));
    }

    private static GanTransformer Train<T>(Func<GanCatalog, T, GanTrainer> trainer, T options)
        where T : GanTrainerOptions
    {
        var ml = new MLContext(1);
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Networks, options.Seed) = (2, 8, TinyGan.LatentSize, GanNetworks.Dcgan(4), 1);
        return trainer(ml.Gan(), options).Fit(ImageRows.View(ml));
    }
}
