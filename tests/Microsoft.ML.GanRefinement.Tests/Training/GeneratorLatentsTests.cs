namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>Whether the generator steps on latents of its own.</summary>
public class GeneratorLatentsTests
{
    [Fact]
    public void Trainers_named_after_a_paper_draw_fresh_ones_and_Standard_shares()
    {
        GanTrainerOptions[] named =
        [
            new FastRobGanTrainer.Options(), new RobGanTrainer.Options(), new TemperedGanTrainer.Options(), new AdvLatQualityTrainer.Options(),
            new AdvLatDiversityTrainer.Options(), new WganGpTrainer.Options(),
        ];
        Assert.All(named, options => Assert.Equal(GeneratorLatents.Fresh, options.GeneratorLatents));
        Assert.Equal(GeneratorLatents.Shared, new StandardGanTrainer.Options().GeneratorLatents);
    }
}
