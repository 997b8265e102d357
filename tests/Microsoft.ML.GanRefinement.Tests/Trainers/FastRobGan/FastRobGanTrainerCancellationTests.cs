
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

[Collection(nameof(Trains))]
public sealed class FastRobGanTrainerCancellationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Bytes(GanTransformer gan)
    {
        using (gan)
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    private static Action<FastRobGanTrainer.Options> CancelAfter(int iteration, CancellationTokenSource source) => o =>
    {
        (o.MaxIterations, o.ProgressInterval) = (50, 1);
        (o.CancellationToken, o.CancellationBehavior) = (source.Token, CancellationBehavior.ReturnLast);
        o.OnProgress = p => { if (p.Iteration == iteration) source.Cancel(); };
    };

    [Fact]
    public void Returns_the_networks_of_the_last_iteration_when_asked_to()
    {
        var log = new List<string>();
        var ml = new MLContext(1);
        ml.Log += (_, e) => log.Add(e.Message);
        using var source = new CancellationTokenSource();
        var cancelled = Bytes(TinyGan.Train(ml, CancelAfter(5, source)));
        Assert.Equal(Bytes(TinyGan.Train(new MLContext(1), o => o.MaxIterations = 5)), cancelled);
        Assert.Contains(log, m => m.Contains("Cancelled: returning the networks of iteration 5 of 50"));
    }

    [Fact]
    public void Completes_the_iteration_under_way()
    {
        using var source = new CancellationTokenSource();
        var reported = 0;
        var timer = new Timer(_ => source.Cancel());
        var cancelled = Bytes(TinyGan.Train(new MLContext(1), o =>
        {
            (o.MaxIterations, o.ProgressInterval) = (100_000, 1);
            (o.CancellationToken, o.CancellationBehavior) = (source.Token, CancellationBehavior.ReturnLast);
            o.OnProgress = p =>
            {
                if (p.Iteration == 1)
                    timer.Change(15, Timeout.Infinite);
                reported = p.Iteration;
            };
        }));
        timer.Dispose();
        Assert.InRange(reported, 1, 99_999);
        Assert.Equal(Bytes(TinyGan.Train(new MLContext(1), o => o.MaxIterations = reported)), cancelled);
    }

    [Fact]
    public void Has_nothing_to_return_before_the_first_iteration() =>
        Assert.Throws<OperationCanceledException>(() => TinyGan.Train(new MLContext(1), o =>
            (o.CancellationToken, o.CancellationBehavior) = (new CancellationToken(true), CancellationBehavior.ReturnLast)));

    [Fact]
    public void Throws_before_the_first_iteration_by_default() =>
        Assert.Throws<OperationCanceledException>(() =>
            TinyGan.Train(new MLContext(1), o => o.CancellationToken = new CancellationToken(true)));

    [Fact]
    public void Leaves_a_checkpoint_of_what_it_returns()
    {
        using var source = new CancellationTokenSource();
        void Checkpoints(FastRobGanTrainer.Options o) => o.CheckpointDirectory = _folder.File("c");
        TinyGan.Train(new MLContext(1), (Action<FastRobGanTrainer.Options>)Checkpoints + CancelAfter(5, source)).Dispose();
        Assert.True(File.Exists(Path.Combine(_folder.File("c"), "checkpoint-000000005.gan")));
        var first = 0;
        var resumed = Bytes(TinyGan.Train(new MLContext(1), o =>
        {
            Checkpoints(o);
            (o.MaxIterations, o.ProgressInterval, o.OnProgress) = (8, 1, p => first = first == 0 ? p.Iteration : first);
        }));
        Assert.Equal(6, first);
        Assert.Equal(Bytes(TinyGan.Train(new MLContext(1), o => o.MaxIterations = 8)), resumed);
    }
}
