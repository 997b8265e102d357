
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>Training on data that are read anew in each epoch.</summary>
[Collection(nameof(Trains))]
public sealed class StreamedTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(1);

    public void Dispose() => _folder.Dispose();

    private byte[] Train(Action<FastRobGanTrainer.Options> change, int rows = 44)
    {
        using var gan = _ml.Gan().FastRobGan(TinyGan.Options(o =>
        {
            (o.Seed, o.CacheMegabytes, o.ShuffleBufferSize, o.MaxIterations) = (3, 0, 16, 13);
            change(o);
        })).Fit(ImageRows.View(_ml, rows));
        return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    [Fact]
    public void Gives_the_same_bits_for_the_same_seed_and_buffer()
    {
        var weights = Train(_ => { });
        Assert.Equal(weights, Train(_ => { }));
        Assert.NotEqual(weights, Train(o => o.ShuffleBufferSize = 17));
        Assert.NotEqual(weights, Train(o => o.CacheMegabytes = 1));
    }

    // 44 rows are five and a half batches an epoch.
    [Theory]
    [InlineData(7, 16)]
    [InlineData(11, 16)]
    [InlineData(7, 1000)]
    public void Resumes_to_the_same_bits(int interrupted, int buffer)
    {
        var expected = Train(o => o.ShuffleBufferSize = buffer);
        using var source = new CancellationTokenSource();
        void Checkpointed(FastRobGanTrainer.Options o) =>
            (o.CheckpointDirectory, o.CheckpointInterval, o.ShuffleBufferSize) = (_folder.File("checkpoints"), 4, buffer);

        Assert.Throws<OperationCanceledException>(() => Train(o =>
        {
            Checkpointed(o);
            (o.CancellationToken, o.ProgressInterval) = (source.Token, 1);
            o.OnProgress = p => { if (p.Iteration == interrupted) source.Cancel(); };
        }));
        var first = 0;
        var resumed = Train(o =>
        {
            Checkpointed(o);
            (o.ProgressInterval, o.OnProgress) = (1, p => first = first == 0 ? p.Iteration : first);
        });
        Assert.Equal((interrupted / 4 * 4) + 1, first);
        Assert.Equal(expected, resumed);
    }

    [Fact]
    public void Is_not_resumed_with_data_read_another_way()
    {
        Train(o => o.CheckpointDirectory = _folder.File("checkpoints"));

        var error = Assert.Throws<InvalidOperationException>(() => Train(o => (o.CheckpointDirectory, o.CacheMegabytes) = (_folder.File("checkpoints"), 1)));
        Assert.Contains("the data were streamed with ShuffleBufferSize 16 and are within CacheMegabytes", error.Message);
    }

    [Fact]
    public void Gives_the_sources_error_as_it_is()
    {
        var rows = ImageRows.Create(48).Concat(Enumerable.Range(0, 1).Select(ImageRows.Row (_) => throw new IOException("the disk is on fire")));
        var trainer = _ml.Gan().FastRobGan(TinyGan.Options(o => (o.CacheMegabytes, o.MaxIterations) = (0, 50)));

        Assert.Equal("the disk is on fire", Assert.Throws<IOException>(() => trainer.Fit(_ml.Data.LoadFromEnumerable(rows))).Message);
    }
}
