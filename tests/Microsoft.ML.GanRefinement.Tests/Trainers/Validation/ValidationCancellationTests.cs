using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

[Collection(nameof(Trains))]
public class ValidationCancellationTests
{
    private static Action<FastRobGanTrainer.Options> CancelAfter(int iteration, CancellationTokenSource source) => o =>
    {
        (o.ProgressInterval, o.CancellationToken, o.CancellationBehavior) = (1, source.Token, CancellationBehavior.ReturnLast);
        o.OnProgress = p => { if (p.Iteration == iteration) source.Cancel(); };
    };

    [Fact]
    public void The_best_networks_so_far_are_returned()
    {
        using var source = new CancellationTokenSource();
        var log = new List<string>();
        var gan = ValidatedGan.Train(CancelAfter(9, source), log.Add);
        var best = gan.Validation!;
        Assert.InRange(best.Iteration, 2, 8);
        Assert.Contains(log, m => m.Contains($"Cancelled: returning the networks of iteration {best.Iteration} of 13, the best of 9 ("));
        Assert.Equal(ValidatedGan.BytesOf(best.Iteration), ValidatedGan.Bytes(gan));
    }

    [Fact]
    public void The_last_networks_are_returned_where_none_were_evaluated()
    {
        using var source = new CancellationTokenSource();
        var gan = ValidatedGan.Train(CancelAfter(3, source) + (o => o.Validation = o.Validation! with { Interval = 5 }));
        Assert.Null(gan.Validation);
        Assert.Equal(ValidatedGan.BytesOf(3), ValidatedGan.Bytes(gan));
    }

    [Fact]
    public void An_evaluation_ends_within_a_batch_of_images()
    {
        var ml = new MLContext(1);
        using var source = new CancellationTokenSource();
        var rows = 0;
        // Sees each generated image; the first evaluation, before training, is of 20.
        var featurizer = ml.Transforms.CustomMapping<Pixels, Pixel>((_, made) =>
        {
            made.Features = [0, rows];
            if (++rows == 20 + 30)
                source.Cancel();
        }, null).Fit(ml.Data.LoadFromEnumerable<Pixels>([]));
        var features = ml.Data.LoadFromEnumerable([new Pixel { Features = [0, 1] }, new Pixel { Features = [1, 0] }]);
        Assert.Throws<OperationCanceledException>(() => ValidatedGan.Train(o =>
        {
            o.CancellationToken = source.Token;
            o.Validation = new GanValidation(features, featurizer) { Interval = 1, GeneratedCount = 20 };
        }));
        Assert.InRange(rows, 50, 200);
    }

    private sealed class Pixels
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Pixel
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
