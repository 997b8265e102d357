using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Indexed;

public sealed class IndexedDataViewTests
{
    private readonly IndexedDataView _view = new(
        5, TestColumns.Scalar("Number", NumberDataViewType.Int32, 10, 11, 12, 13, 14), TestColumns.Keys("Label", 5, 1, 2, 3, 4, 5));

    [Fact]
    public void Rows_come_in_order() => Assert.Equal([10, 11, 12, 13, 14], TestColumns.Values<int>(_view, "Number"));

    [Fact]
    public void It_can_be_read_again() => Assert.Equal(TestColumns.Values<int>(_view, "Number"), TestColumns.Values<int>(_view, "Number"));

    [Fact]
    public void The_row_count_is_known() => Assert.Equal(5, _view.GetRowCount());

    [Fact]
    public void Shuffling_keeps_rows_together_with_their_ids()
    {
        Assert.True(_view.CanShuffle);
        using var cursor = _view.GetRowCursor(_view.Schema, new Random(1));
        var number = cursor.GetGetter<int>(_view.Schema["Number"]);
        var label = cursor.GetGetter<uint>(_view.Schema["Label"]);
        var id = cursor.GetIdGetter();
        var numbers = new List<int>();
        while (cursor.MoveNext())
        {
            var n = 0;
            uint key = 0;
            DataViewRowId row = default;
            number(ref n);
            label(ref key);
            id(ref row);
            Assert.Equal(numbers.Count, cursor.Position);
            Assert.Equal((uint)(n - 9), key);
            Assert.Equal((ulong)(n - 10), row.Low);
            numbers.Add(n);
        }

        Assert.NotEqual([10, 11, 12, 13, 14], numbers);
        Assert.Equal([10, 11, 12, 13, 14], numbers.Order());
    }

    [Fact]
    public void Cursors_do_not_disturb_each_other()
    {
        var column = _view.Schema["Number"];
        using var first = _view.GetRowCursor([column]);
        using var second = _view.GetRowCursor([column]);
        var getter = first.GetGetter<int>(column);
        first.MoveNext();
        second.MoveNext();
        second.MoveNext();
        var value = 0;

        getter(ref value);

        Assert.Equal(10, value);
    }

    [Fact]
    public void Many_threads_read_the_same() => Parallel.For(0, 8, i =>
    {
        var values = TestColumns.Values<int>(_view, "Number", i % 2 == 0 ? null : new Random(i));
        Assert.Equal([10, 11, 12, 13, 14], values.Order());
    });

    [Fact]
    public void A_set_of_cursors_gives_every_row_once()
    {
        var column = _view.Schema["Number"];
        var rows = 0;
        foreach (var cursor in _view.GetRowCursorSet([column], 4))
        {
            while (cursor.MoveNext())
                rows++;

            cursor.Dispose();
        }

        Assert.Equal(5, rows);
    }

    [Fact]
    public void Values_outside_the_rows_are_refused()
    {
        var column = _view.Schema["Number"];
        using var cursor = _view.GetRowCursor([column]);
        var getter = cursor.GetGetter<int>(column);
        var value = 0;

        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => getter(ref value));
        while (cursor.MoveNext())
        {
        }

        Assert.Equal(-1, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.Throws<InvalidOperationException>(() => getter(ref value));
    }

    [Fact]
    public void Only_the_columns_asked_for_are_active()
    {
        using var cursor = _view.GetRowCursor([_view.Schema["Number"]]);

        Assert.True(cursor.IsColumnActive(_view.Schema["Number"]));
        Assert.False(cursor.IsColumnActive(_view.Schema["Label"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<uint>(_view.Schema["Label"]));
    }

    [Fact]
    public void A_getter_of_another_type_is_refused()
    {
        using var cursor = _view.GetRowCursor(_view.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(_view.Schema["Number"]));
    }
}
