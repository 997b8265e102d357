namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

public class FastRobGanTrainerOptionsTests
{
    [Fact]
    public void Have_the_papers_defaults()
    {
        var o = new FastRobGanTrainer.Options();
        Assert.Equal(("Label", "Image", "Latent", "GeneratedImage", "Score"), (o.LabelColumnName, o.ImageColumnName, o.LatentColumnName, o.GeneratedImageColumnName, o.ScoreColumnName));
        Assert.Equal((10_000, 64, 128, 64, 2), (o.MaxIterations, o.BatchSize, o.LatentSize, o.BaseChannels, o.Replays));
        Assert.Equal((0.02, 0.02, 1.0, 1.0), (o.PerturbationBound, o.PerturbationStep, o.ClassificationWeight, o.UniformClassWeight));
        Assert.Equal((2e-4, 0.5, 80_000, 0.0, 0.9), (o.LearningRate, o.LearningRateDecay, o.LearningRateDecayInterval, o.Beta1, o.Beta2));
        Assert.Equal(50, o.ProgressInterval);
        Assert.Equal((500, 2, CancellationBehavior.Throw), (o.CheckpointInterval, o.CheckpointsToKeep, o.CancellationBehavior));
        Assert.Null(o.CheckpointDirectory);
        Assert.Null(o.Seed);
        Assert.Null(o.OnProgress);
        Assert.Equal(CancellationToken.None, o.CancellationToken);
    }

    public static TheoryData<string, object> Bad => new()
    {
        { nameof(FastRobGanTrainer.Options.MaxIterations), 0 },
        { nameof(FastRobGanTrainer.Options.BatchSize), 1 },
        { nameof(FastRobGanTrainer.Options.LatentSize), 0 },
        { nameof(FastRobGanTrainer.Options.BaseChannels), 0 },
        { nameof(FastRobGanTrainer.Options.Replays), 0 },
        { nameof(FastRobGanTrainer.Options.PerturbationBound), -0.01 },
        { nameof(FastRobGanTrainer.Options.PerturbationBound), 1.5 },
        { nameof(FastRobGanTrainer.Options.PerturbationStep), double.NaN },
        { nameof(FastRobGanTrainer.Options.ClassificationWeight), -1.0 },
        { nameof(FastRobGanTrainer.Options.ClassificationWeight), double.PositiveInfinity },
        { nameof(FastRobGanTrainer.Options.UniformClassWeight), double.NaN },
        { nameof(FastRobGanTrainer.Options.LearningRate), 0.0 },
        { nameof(FastRobGanTrainer.Options.LearningRate), double.PositiveInfinity },
        { nameof(FastRobGanTrainer.Options.LearningRateDecay), 1.1 },
        { nameof(FastRobGanTrainer.Options.LearningRateDecay), 0.0 },
        { nameof(FastRobGanTrainer.Options.LearningRateDecayInterval), 0 },
        { nameof(FastRobGanTrainer.Options.Beta1), 1.0 },
        { nameof(FastRobGanTrainer.Options.Beta2), -0.1 },
        { nameof(FastRobGanTrainer.Options.ProgressInterval), 0 },
        { nameof(FastRobGanTrainer.Options.CheckpointInterval), 0 },
        { nameof(FastRobGanTrainer.Options.CheckpointsToKeep), 0 },
        { nameof(FastRobGanTrainer.Options.CancellationBehavior), (CancellationBehavior)2 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Are_refused_by_name_and_value_when_out_of_range(string option, object value)
    {
        var options = new FastRobGanTrainer.Options();
        typeof(FastRobGanTrainer.Options).GetProperty(option)!.SetValue(options, value);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Gan().FastRobGan(options));
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, error.ActualValue);
    }

    [Theory]
    [InlineData(nameof(FastRobGanTrainer.Options.LabelColumnName))]
    [InlineData(nameof(FastRobGanTrainer.Options.ImageColumnName))]
    [InlineData(nameof(FastRobGanTrainer.Options.LatentColumnName))]
    [InlineData(nameof(FastRobGanTrainer.Options.GeneratedImageColumnName))]
    [InlineData(nameof(FastRobGanTrainer.Options.ScoreColumnName))]
    public void Must_name_columns(string option)
    {
        var options = new FastRobGanTrainer.Options();
        typeof(FastRobGanTrainer.Options).GetProperty(option)!.SetValue(options, " ");
        Assert.Equal(option, Assert.Throws<ArgumentException>(() => new MLContext(1).Gan().FastRobGan(options)).ParamName);
    }

    [Fact]
    public void Must_name_a_directory_or_none()
    {
        var options = new FastRobGanTrainer.Options { CheckpointDirectory = "" };
        var error = Assert.Throws<ArgumentException>(() => new MLContext(1).Gan().FastRobGan(options));
        Assert.Equal("CheckpointDirectory", error.ParamName);
    }

    [Fact]
    public void Must_be_there() => Assert.Throws<ArgumentNullException>(() => new MLContext(1).Gan().FastRobGan((FastRobGanTrainer.Options)null!));
}
