using System.Diagnostics;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

[Collection(nameof(RunsAlone))]
public sealed class ReadAheadTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    [Fact]
    public void Rows_come_in_order_epoch_after_epoch()
    {
        using var reader = Create(new CountedView(5), 3);

        Assert.Equal([new(0, 0), new(0, 1), new(0, 2), new(0, 3), new(0, 4), new(1, 0), new(1, 1)], Take(reader, 7));
    }

    [Fact]
    public void Reading_starts_where_it_is_told()
    {
        var read = new List<int>();
        using (var reader = Create(new CountedView(5, read.Add), 1, new StreamPlace(4, 3)))
            Assert.Equal([new(4, 3), new(4, 4), new(5, 0)], Take(reader, 3));

        Assert.Equal([3, 4, 0], read[..3]);
    }

    [Fact]
    public void No_more_rows_are_read_than_the_capacity()
    {
        var read = 0;
        using var reader = Create(new CountedView(1000, _ => Interlocked.Increment(ref read)), 8);
        Take(reader, 1);
        SpinWait.SpinUntil(() => Volatile.Read(ref read) >= 9, s_long);
        Thread.Sleep(50);

        Assert.Equal(9, Volatile.Read(ref read));
    }

    [Fact]
    public void An_error_of_the_source_comes_after_the_rows_before_it_and_stays()
    {
        using var reader = Create(new CountedView(5, row => _ = row == 3 ? throw new IOException("the disk is on fire") : 0), 2);

        Assert.Equal(3, Take(reader, 3).Length);
        Assert.Equal("the disk is on fire", Assert.Throws<IOException>(() => reader.Peek(default)).Message);
        Assert.Throws<IOException>(() => reader.Peek(default));
    }

    [Fact]
    public void A_bad_value_names_its_row()
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Image", [1, 1, 2], [0f, 0f], [0f, 7f]));
        var columns = new TrainingColumns(view.Schema, new ImageColumn("Image"), null);
        using var reader = new ReadAhead(view, columns, 4, default);
        var store = new SampleStore(columns);
        store.Add();
        reader.Peek(default);
        reader.Take(store, 0);

        Assert.StartsWith("Row 1 of image column 'Image' has the value 7", Assert.Throws<InvalidOperationException>(() => reader.Peek(default)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_rows_are_refused_in_MLNETs_words()
    {
        using var reader = Create(new CountedView(0), 2);

        Assert.Equal("Training set has 0 instances, aborting training.", Assert.Throws<InvalidOperationException>(() => reader.Peek(default)).Message);
    }

    [Fact]
    public void Another_number_of_rows_in_a_later_epoch_is_found()
    {
        using var reader = Create(new CountedView(9) { RowsIn = reading => reading == 3 ? 8 : 9 }, 4);
        Take(reader, 26);

        Assert.StartsWith(
            "The training data had 9 rows in epoch 1 and 8 in epoch 2", Assert.Throws<InvalidOperationException>(() => reader.Peek(default)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_can_be_cancelled()
    {
        using var gate = new ManualResetEventSlim();
        using var reader = Create(new CountedView(5, _ => gate.Wait()), 2);
        using var cancellation = new CancellationTokenSource(20);

        Assert.Throws<OperationCanceledException>(() => reader.Peek(cancellation.Token));
        gate.Set();
        Assert.Equal(new StreamPlace(0, 0), reader.Peek(default));
    }

    [Fact]
    public void Disposing_stops_the_thread_and_its_cursor()
    {
        var disposed = 0;
        var reader = Create(new CountedView(1_000_000) { Disposed = () => disposed++ }, 2);
        Take(reader, 1);
        var watch = Stopwatch.StartNew();
        reader.Dispose();

        Assert.Equal(1, disposed);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
        reader.Dispose();
    }

    private static ReadAhead Create(IDataView view, int capacity, StreamPlace start = default) =>
        new(view, new TrainingColumns(view.Schema, new ImageColumn("Image"), new KeyColumn("Label")), capacity, start);

    private static StreamPlace[] Take(ReadAhead reader, int count)
    {
        var store = new SampleStore(new TrainingColumns(new CountedView(1).Schema, new ImageColumn("Image"), null));
        store.Add();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var place = reader.Peek(default);
            reader.Take(store, 0);
            return place;
        })];
    }
}
