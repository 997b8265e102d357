using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;
using Microsoft.ML.GanRefinement.Tests.Trainers.Validation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>What training makes, goes with it.</summary>
[Collection(nameof(RunsAlone))]
public sealed class TrainingLeavesNoTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_fast_robgan() => AssertFlat(() => TinyGan.Train(new MLContext(1)).Dispose());

    [Fact]
    public void With_every_part() => AssertFlat(() => StandardGanTrainerTests.Train(o =>
    {
        StandardGanTrainerTests.Add(o, "all");
        (o.GeneratorEmaDecay, o.OnSamples) = (0.9, _ => { });
    }).Dispose());

    [Fact]
    public void With_every_regularizer_and_input_transform() =>
        AssertFlat(() => StandardGanTrainerTermsTests.Train(StandardGanTrainerTermsTests.AddAll).Dispose());

    [Fact]
    public void With_validation() => AssertFlat(() => ValidatedGan.Train().Dispose());

    [Fact]
    public void Interrupted_and_resumed()
    {
        var attempts = 0;
        AssertFlat(() =>
        {
            var checkpoints = _folder.File($"{++attempts}");
            using var source = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => TinyGan.Train(new MLContext(1), o =>
            {
                (o.CheckpointDirectory, o.CheckpointInterval, o.ProgressInterval, o.CancellationToken) = (checkpoints, 2, 1, source.Token);
                o.OnProgress = progress =>
                {
                    if (progress.Iteration == 3)
                        source.Cancel();
                };
            }));
            TinyGan.Train(new MLContext(1), o => (o.CheckpointDirectory, o.CheckpointInterval) = (checkpoints, 2)).Dispose();
        }, runs: 2);
    }

    [Fact]
    public void There_are_as_many_over_all_evaluations()
    {
        var counts = new List<long>();
        LiveTensors.Count();
        ValidatedGan.Train(o =>
        {
            (o.MaxIterations, o.Validation) = (24, o.Validation! with { Interval = 2 });
            o.OnProgress = _ => counts.Add(Tensor.TotalCount);
        }).Dispose();
        Assert.Equal(12, counts.Count);
        Assert.Equal(counts[2], counts[^1]);
    }

    // Once beforehand, for what is made once and stays.
    private static void AssertFlat(Action train, int runs = 1)
    {
        train();
        LiveTensors.AssertFlat(() =>
        {
            train();
            return runs * TinyGan.MaxParameters;
        });
    }
}
