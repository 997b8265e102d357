
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

[Collection(nameof(Trains))]
public class FastRobGanTrainerOptionsTests
{
    [Fact]
    public void Have_the_papers_defaults()
    {
        var o = new FastRobGanTrainer.Options();
        Assert.Equal(("Label", "Image", "Latent", "GeneratedImage", "Score"),
            (o.LabelColumnName, o.ImageColumnName, o.LatentColumnName, o.GeneratedImageColumnName, o.ScoreColumnName));
        Assert.Equal((10_000, 64, 128, 2, 1), (o.MaxIterations, o.BatchSize, o.LatentSize, o.Replays, o.CriticSteps));
        Assert.Equal((new GanFreePerturbation { Bound = 0.02, StepSize = 0.02 }, 1.0, 1.0),
            (o.FreePerturbation, o.GeneratorClassificationWeight, o.DiscriminatorClassificationWeight));
        Assert.Equal(GanRegularizer.UniformClasses(1).ToString(), Assert.Single(o.Regularizers).ToString());
        Assert.Equal(GanObjective.Hinge().ToString(), o.Objective.ToString());
        Assert.Equal((2e-4, 2e-4, 0.0, 0.9), (o.GeneratorLearningRate, o.DiscriminatorLearningRate, o.Beta1, o.Beta2));
        Assert.Equal(LearningRateSchedule.Exponential(0.5, 80_000), o.LearningRateSchedule);
        Assert.Equal((1024, 8192), (o.CacheMegabytes, o.ShuffleBufferSize));
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
        { nameof(FastRobGanTrainer.Options.Replays), 0 },
        { nameof(FastRobGanTrainer.Options.GeneratorClassificationWeight), -1.0 },
        { nameof(FastRobGanTrainer.Options.GeneratorClassificationWeight), double.PositiveInfinity },
        { nameof(FastRobGanTrainer.Options.GeneratorLearningRate), 0.0 },
        { nameof(FastRobGanTrainer.Options.DiscriminatorLearningRate), double.PositiveInfinity },
        { nameof(FastRobGanTrainer.Options.Beta1), 1.0 },
        { nameof(FastRobGanTrainer.Options.Beta2), -0.1 },
        { nameof(FastRobGanTrainer.Options.ProgressInterval), 0 },
        { nameof(FastRobGanTrainer.Options.CacheMegabytes), -1 },
        { nameof(FastRobGanTrainer.Options.ShuffleBufferSize), 0 },
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
    public void Have_the_papers_settings_for_each_of_its_data_sets()
    {
        FastRobGanTrainer.Options cifar10 = FastRobGanTrainer.Options.Cifar10(), cifar100 = FastRobGanTrainer.Options.Cifar100(),
            imageNet = FastRobGanTrainer.Options.ImageNet143();
        Assert.Equal((240_000, 240_000, 120_000), (cifar10.MaxIterations, cifar100.MaxIterations, imageNet.MaxIterations));
        Assert.Equal((1, 0.2, 1), (cifar10.GeneratorClassificationWeight, cifar100.GeneratorClassificationWeight, imageNet.GeneratorClassificationWeight));
        Assert.Equal((0.02, 0.03), (cifar10.FreePerturbation!.Bound, imageNet.FreePerturbation!.Bound));
        Assert.Equal((80_000, 30_000), (cifar100.LearningRateSchedule.Interval, imageNet.LearningRateSchedule.Interval));
        var own = FastRobGanTrainer.Options.Cifar10OnRobGanNetworks();
        Assert.All([cifar10, cifar100, imageNet, own],
            o => Assert.Equal((false, 64, 2), (o.Networks.Template.SpectralNormalization, o.BatchSize, o.Replays)));
        Assert.Equal(["resnet", "resnet", "resnet-robgan", "resnet-robgan"], new[] { cifar10, cifar100, imageNet, own }.Select(o => o.Networks.Template.Kind));
        // Four times 32 maps and twice 64.
        Assert.Equal((32, 64), (cifar10.Networks.Template.BaseChannels, cifar10.Networks.Template.DiscriminatorBaseChannels));
        Assert.Equal((cifar10.MaxIterations, cifar10.LearningRateSchedule, cifar10.FreePerturbation),
            (own.MaxIterations, own.LearningRateSchedule, own.FreePerturbation));
        Presets.AssertFits(own, 10, new ImageShape(3, 32, 32));
        Presets.AssertFits(cifar10, 10, new ImageShape(3, 32, 32));
        Presets.AssertFits(cifar100, 100, new ImageShape(3, 32, 32));
        Presets.AssertFits(imageNet, 143, new ImageShape(3, 64, 64), new ImageShape(3, 128, 128));
    }

    [Fact]
    public void Must_name_labels()
    {
        var error = Assert.Throws<ArgumentException>(() => new MLContext(1).Gan().FastRobGan(new FastRobGanTrainer.Options { LabelColumnName = null }));
        Assert.Contains("conditional", error.Message);
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
