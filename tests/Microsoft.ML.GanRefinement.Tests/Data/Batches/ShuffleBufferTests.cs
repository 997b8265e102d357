
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class ShuffleBufferTests
{
    [Theory]
    [InlineData(100, 1)]
    [InlineData(100, 7)]
    [InlineData(100, 99)]
    [InlineData(100, 100)]
    [InlineData(100, 101)]
    [InlineData(100, 1000)]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    public void Each_row_comes_once_an_epoch(int count, int capacity)
    {
        using var buffer = Create(new CountedView(count), capacity);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(epoch, buffer.Epoch);
            Assert.Equal(Enumerable.Range(0, count).Select(row => (long)row), Take(buffer, count).Order());
        }
    }

    [Fact]
    public void Values_belong_to_their_class()
    {
        using var buffer = Create(new CountedView(600), 50);
        var values = new float[2];
        for (var i = 0; i < 1300; i++)
        {
            var row = buffer.Next(values, default);
            Assert.Equal([Scaled(row % 256), Scaled(row / 256)], values);
        }
    }

    [Fact]
    public void A_buffer_of_all_rows_shuffles_evenly()
    {
        // The row that comes first is each of four about equally often: χ² with 3 degrees of freedom, 16.3 at 0.1 %.
        var first = new int[4];
        using var buffer = Create(new CountedView(4), 4);
        for (var epoch = 0; epoch < 2000; epoch++)
            first[Take(buffer, 4)[0]]++;

        Assert.InRange(first.Sum(n => (n - 500.0) * (n - 500.0) / 500.0), 0, 16.3);
    }

    [Fact]
    public void A_small_buffer_keeps_rows_near_their_place()
    {
        using var buffer = Create(new CountedView(1000), 10);
        var rows = Take(buffer, 1000);

        // A row cannot come before the buffer has reached it, and seldom stays long.
        Assert.All(rows, (row, place) => Assert.True(row < place + 10));
        Assert.NotEqual(rows, Enumerable.Range(0, 1000).Select(row => (long)row));
    }

    [Fact]
    public void Order_follows_from_the_seed()
    {
        var first = Run(1);

        Assert.Equal(first, Run(1));
        Assert.NotEqual(first, Run(2));

        static long[] Run(int seed)
        {
            using var buffer = Create(new CountedView(100), 20, seed);
            return Take(buffer, 250);
        }
    }

    [Fact]
    public void Epochs_differ()
    {
        using var buffer = Create(new CountedView(100), 20);

        Assert.NotEqual(Take(buffer, 100), Take(buffer, 100));
    }

    [Theory]
    [InlineData(30, 8)]
    [InlineData(30, 30)]
    [InlineData(15, 25)]
    [InlineData(7, 3)]
    public void A_saved_place_goes_on_the_same_wherever_it_is(int count, int capacity)
    {
        for (var taken = 0; taken < (2 * count) + 5; taken++)
        {
            using var first = Create(new CountedView(count), capacity);
            Take(first, taken);
            var place = first.Save();
            using var second = Create(new CountedView(count), capacity, seed: 77);
            second.Restore(place);

            Assert.Equal(place, second.Save());
            Assert.Equal(Take(first, (2 * count) + 3), Take(second, (2 * count) + 3));
            Assert.Equal(first.Epoch, second.Epoch);
        }
    }

    [Fact]
    public void A_place_can_be_restored_while_reading()
    {
        using var buffer = Create(new CountedView(100), 10);
        Take(buffer, 30);
        var place = buffer.Save();
        var expected = Take(buffer, 90);
        buffer.Restore(place);

        Assert.Equal(expected, Take(buffer, 90));
    }

    [Fact]
    public void A_place_of_shorter_data_is_refused()
    {
        using var first = Create(new CountedView(100), 10);
        Take(first, 80);
        using var second = Create(new CountedView(50), 10);

        var error = Assert.Throws<InvalidOperationException>(() => second.Restore(first.Save()));
        Assert.StartsWith("The training data have 50 rows, but the saved position needs row ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_place_is_refused()
    {
        using var buffer = Create(new CountedView(20), 5);
        Take(buffer, 3);
        var place = buffer.Save();
        for (var length = 0; length < place.Length; length++)
            Assert.Throws<FormatException>(() => buffer.Restore(place[..length]));

        Assert.Throws<FormatException>(() => buffer.Restore([.. place, 0]));
        using var smaller = Create(new CountedView(20), 4);
        Assert.Throws<FormatException>(() => smaller.Restore(place));
    }

    [Fact]
    public void The_row_count_is_known_after_one_reading()
    {
        using var buffer = Create(new CountedView(100), 10);
        Take(buffer, 80);
        Assert.Null(buffer.RowCount);
        Take(buffer, 20);
        Assert.Equal(100, buffer.RowCount);
    }

    [Fact]
    public void A_failed_reading_changes_nothing()
    {
        var fails = true;
        using var buffer = Create(new CountedView(100, row => _ = fails && row == 40 ? throw new IOException("disk") : 0), 10);
        var before = Take(buffer, 30);
        Assert.Throws<IOException>(() => buffer.Next(new float[2], default));
        var place = buffer.Save();
        fails = false;
        buffer.Restore(place);

        Assert.Equal(Enumerable.Range(0, 100).Select(row => (long)row), before.Concat(Take(buffer, 70)).Order());
    }

    internal static ShuffleBuffer Create(IDataView view, int capacity, int seed = 1) =>
        new(view, new TrainingColumns(view.Schema, new ImageColumn("Image"), new KeyColumn("Label")), capacity, seed);

    private static float Scaled(long pixel) => Math.Clamp((pixel - 127.5f) * (1f / 127.5f), -1f, 1f);

    private static long[] Take(ShuffleBuffer buffer, int count)
    {
        var values = new float[2];
        return [.. Enumerable.Range(0, count).Select(_ => buffer.Next(values, default))];
    }
}
