
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>ML.NET's CancelExecution ends a training run as the token in the options does.</summary>
[Collection(nameof(Trains))]
public sealed class ContextCancellationTests
{
    [Fact]
    public void Throws_by_default_before_the_next_iteration()
    {
        MLContext ml = new(1);
        var last = 0;
        Assert.Throws<OperationCanceledException>(() => TinyGan.Train(ml, o =>
        {
            (o.MaxIterations, o.ProgressInterval) = (50, 1);
            o.OnProgress = p => Cancel(ml, last = p.Iteration);
        }));
        Assert.Equal(5, last);
    }

    [Fact]
    public void Returns_the_networks_of_the_last_iteration_when_asked_to()
    {
        MLContext ml = new(1);
        var cancelled = Bytes(TinyGan.Train(ml, o =>
        {
            (o.MaxIterations, o.ProgressInterval, o.CancellationBehavior) = (50, 1, CancellationBehavior.ReturnLast);
            o.OnProgress = p => Cancel(ml, p.Iteration);
        }));

        Assert.Equal(Bytes(TinyGan.Train(new MLContext(1), o => o.MaxIterations = 5)), cancelled);
    }

    [Fact]
    public void Ends_a_classifier_s_training_too()
    {
        MLContext ml = new(1);
        var trainer = ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 4, BaseChannels = 2 });
        ml.CancelExecution();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(ImageRows.View(ml)));
    }

    private static void Cancel(MLContext ml, int iteration)
    {
        if (iteration == 5)
            ml.CancelExecution();
    }

    private static byte[] Bytes(GanTransformer gan)
    {
        using (gan)
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }
}
