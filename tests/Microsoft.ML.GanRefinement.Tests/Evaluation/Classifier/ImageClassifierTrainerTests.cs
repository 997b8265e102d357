using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

[Collection(nameof(Trains))]
public class ImageClassifierTrainerTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void It_learns_what_can_be_learnt_and_reports_up_to_the_last_iteration()
    {
        List<ImageClassifierProgress> reports = [];
        var options = Small();
        options.OnProgress = reports.Add;
        using var classifier = Fit(options);
        var unseen = classifier.Transform(ToyImages.Create(_ml, 60, seed: 2));
        List<ToyImages.Output> rows = [.. _ml.Data.CreateEnumerable<ToyImages.Output>(unseen, reuseRowObject: false)];
        Assert.All(rows, row => Assert.Equal(16, row.Features.Length));
        Assert.All(rows, row => Assert.Equal(1, row.Probabilities.Sum(), 1e-5f));
        Assert.InRange(rows.Count(row => row.Probabilities[row.Label - 1] > 0.5f), 55, 60);

        var last = reports[^1];
        Assert.Equal((80, 80), (last.Iteration, last.MaxIterations));
        Assert.Equal(4, reports.Count);
        Assert.True(last.Loss < reports[0].Loss);
        Assert.Equal(TimeSpan.Zero, last.Remaining);
        Assert.StartsWith("iteration 80/80, loss ", last.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_decides_every_weight()
    {
        using var one = Fit(Short(5));
        using var same = Fit(Short(5));
        using var other = Fit(Short(6));
        Assert.Equal(one.Fingerprint, same.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.Equal(64, one.Fingerprint.Length);
    }

    [Fact]
    public void Without_a_seed_the_context_decides()
    {
        static string Fingerprint()
        {
            MLContext ml = new(seed: 3);
            ImageClassifierTrainer.Options options = new() { Epochs = 1, BatchSize = 16, BaseChannels = 2, FeatureCount = 2 };
            using var classifier = ml.Gan().FitClassifier(options).Fit(ToyImages.Create(ml, 32, seed: 1));
            return classifier.Fingerprint;
        }

        Assert.Equal(Fingerprint(), Fingerprint());
    }

    [Fact]
    public void The_promised_schema_is_the_delivered_one()
    {
        var data = ToyImages.Create(_ml, 64, seed: 1);
        var trainer = _ml.Gan().FitClassifier(Short());
        var chain = new EstimatorChain<ITransformer>().Append<ITransformer>(trainer);
        var schema = chain.Fit(data).GetOutputSchema(data.Schema);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 16), schema["Features"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), schema["Probabilities"].Type);
    }

    [Fact]
    public void Missing_and_mistyped_columns_are_named()
    {
        AssertRefused(options => options.ImageColumnName = "Nope", "Could not find image column 'Nope'");
        AssertRefused(options => options.LabelColumnName = "Nope", "Could not find label column 'Nope'");
        AssertRefused(options => options.LabelColumnName = "Image", "Schema mismatch for label column 'Image'");
        AssertRefused(options => options.ImageColumnName = "Label", "Schema mismatch for image column 'Label'");
    }

    [Theory]
    [InlineData(nameof(ImageClassifierTrainer.Options.Epochs), 0)]
    [InlineData(nameof(ImageClassifierTrainer.Options.BatchSize), 1)]
    [InlineData(nameof(ImageClassifierTrainer.Options.FeatureCount), 0)]
    [InlineData(nameof(ImageClassifierTrainer.Options.BaseChannels), -1)]
    [InlineData(nameof(ImageClassifierTrainer.Options.LearningRate), double.NaN)]
    [InlineData(nameof(ImageClassifierTrainer.Options.LearningRate), 0.0)]
    public void Options_out_of_range_are_refused_by_name(string option, object value)
    {
        var options = Small();
        typeof(ImageClassifierTrainer.Options).GetProperty(option)!.SetValue(options, value);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().FitClassifier(options));
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, error.ActualValue);
    }

    [Fact]
    public void The_defaults_are_as_documented()
    {
        ImageClassifierTrainer.Options options = new();
        Assert.Equal(("Label", "Features", "Probabilities", "PredictedLabel", "Score"),
            (options.LabelColumnName, options.FeatureColumnName, options.ProbabilityColumnName, options.PredictedLabelColumnName, options.ScoreColumnName));
        Assert.Null(options.ImageColumnName);
        Assert.Equal((2, 128, 128, 16), (options.Epochs, options.BatchSize, options.FeatureCount, options.BaseChannels));
        Assert.Equal(0.002, options.LearningRate);
        Assert.Null(options.Seed);
        Assert.Null(options.OnProgress);
    }

    [Fact]
    public void Options_are_copied()
    {
        var options = Short();
        var trainer = _ml.Gan().FitClassifier(options);
        options.ImageColumnName = "Nope";
        trainer.Fit(ToyImages.Create(_ml, 64, seed: 1)).Dispose();
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using CancellationTokenSource source = new();
        var options = Small();
        options.CancellationToken = source.Token;
        options.OnProgress = _ => source.Cancel();
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().FitClassifier(options).Fit(ToyImages.Create(_ml, 64, seed: 1)));
    }

    private static ImageClassifierTrainer.Options Small() =>
        new() { Epochs = 20, BatchSize = 16, FeatureCount = 16, BaseChannels = 4, Seed = 1 };

    private static ImageClassifierTrainer.Options Short(int seed = 1) =>
        new() { Epochs = 2, BatchSize = 16, FeatureCount = 16, BaseChannels = 4, Seed = seed };

    private ImageClassifierTransformer Fit(ImageClassifierTrainer.Options options) =>
        _ml.Gan().FitClassifier(options).Fit(ToyImages.Create(_ml, 64, seed: 1));

    private void AssertRefused(Action<ImageClassifierTrainer.Options> change, string message)
    {
        var options = Small();
        change(options);
        var data = ToyImages.Create(_ml, 64, seed: 1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().FitClassifier(options).Fit(data));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
