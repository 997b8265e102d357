
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

namespace Microsoft.ML.GanRefinement.Tests.Cancelling;

/// <summary>Every phase of a training run that reads rows ends within a row of a cancelled token, or of a cancelled context.</summary>
[Collection(nameof(Trains))]
public sealed class FitCancellationTests : IDisposable
{
    private const int Rows = 48;

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _source = new();
    private readonly MLContext _ml = new(1);

    public void Dispose()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reading_into_memory_ends_within_a_row(bool byContext)
    {
        var view = View(10, byContext);
        AssertCancelled(view);
        Assert.Equal(0, view.ReadAfter);
    }

    [Theory]
    [InlineData(CancellationBehavior.Throw)]
    [InlineData(CancellationBehavior.ReturnLast)]
    public void Before_the_first_iteration_there_is_nothing_to_return(CancellationBehavior behavior)
    {
        var view = View(10);
        AssertCancelled(view, o => o.CancellationBehavior = behavior);
        Assert.Equal(0, view.ReadAfter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_fingerprint_of_streamed_data_ends_within_a_row(bool byContext)
    {
        var view = View(10, byContext);
        AssertCancelled(view, o => (o.CacheMegabytes, o.CheckpointDirectory) = (0, _folder.File("c")));
        Assert.Equal(0, view.ReadAfter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Filling_the_shuffle_buffer_ends_within_what_is_read_ahead(bool byContext)
    {
        // Far more rows than are read ahead.
        var view = View(10, byContext, rows: 6_000);
        AssertCancelled(view, o => (o.CacheMegabytes, o.ShuffleBufferSize) = (0, 5_000));
        Assert.InRange(view.ReadAfter, 0, 2 * 1024);
    }

    [Fact]
    public void Finding_the_place_of_a_checkpoint_in_streamed_data_ends_within_a_row()
    {
        Action<FastRobGanTrainer.Options> streamed = o =>
            (o.CacheMegabytes, o.ShuffleBufferSize, o.CheckpointDirectory) = (0, 8, _folder.File("c"));
        Trainer(streamed).Fit(ImageRows.View(_ml, Rows)).Dispose();

        // The fingerprint reads all rows; the place is 4 batches of 8 rows in, or a little more.
        var view = View(Rows + 20);
        AssertCancelled(view, streamed + (o => o.MaxIterations = 8));
        Assert.Equal(0, view.ReadAfter);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reading_held_out_data_ends_within_a_batch(bool isStreamed)
    {
        CancellingView heldOut = new(ValidatedGan.HeldOut(_ml, 400), cancelAt: 10, _source.Cancel);
        var data = View(int.MaxValue);
        AssertCancelled(data, o => o.Validation =
            new GanValidation(heldOut, ValidatedGan.Featurizer(_ml)) { Metric = isStreamed ? GanMetric.FrechetDistance() : GanMetric.Precision() });
        Assert.InRange(heldOut.ReadAfter, 0, 128);
        Assert.Equal(0, data.Read);
    }

    [Fact]
    public void The_fingerprint_of_held_out_data_ends_within_a_row()
    {
        CancellingView heldOut = new(ValidatedGan.HeldOut(_ml), cancelAt: 40 + 10, _source.Cancel);
        AssertCancelled(View(int.MaxValue), o =>
            (o.Validation, o.CheckpointDirectory) = (new GanValidation(heldOut, ValidatedGan.Featurizer(_ml)), _folder.File("c")));
        Assert.Equal(0, heldOut.ReadAfter);
    }

    [Theory]
    [InlineData(CancellationBehavior.Throw)]
    [InlineData(CancellationBehavior.ReturnLast)]
    public void A_cancelled_token_reads_no_row_and_makes_no_network(CancellationBehavior behavior)
    {
        var made = 0;
        var name = $"cancelled-{Guid.NewGuid():N}";
        GanNetworks.Register(name, shape => { made++; throw new NotSupportedException(); }, shape => { made++; throw new NotSupportedException(); });
        _source.Cancel();
        var view = View(int.MaxValue);
        var trainer = _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Custom(name),
            CancellationToken = _source.Token,
            CancellationBehavior = behavior,
            CheckpointDirectory = _folder.File("none"),
        });
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(view));
        Assert.Equal((0, 0), (view.Read, made));
        Assert.False(Directory.Exists(_folder.File("none")));
    }

    private CancellingView View(int cancelAt, bool byContext = false, int rows = Rows) =>
        new(ImageRows.View(_ml, rows), cancelAt, byContext ? _ml.CancelExecution : _source.Cancel);

    private FastRobGanTrainer Trainer(Action<FastRobGanTrainer.Options>? change) => _ml.Gan().FastRobGan(TinyGan.Options(o =>
    {
        o.CancellationToken = _source.Token;
        change?.Invoke(o);
    }));

    private void AssertCancelled(CancellingView view, Action<FastRobGanTrainer.Options>? change = null)
    {
        var trainer = Trainer(change);
        Assert.ThrowsAny<OperationCanceledException>(() => trainer.Fit(view));
    }
}
