using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Indexed;

public sealed class IndexedDataViewTests
{
    private readonly IndexedDataView _view = new(
        5, TestColumns.Scalar("Number", NumberDataViewType.Int32, 10, 11, 12, 13, 14), TestColumns.Keys("Label", 5, 1, 2, 3, 4, 5));

    [Fact]
    public void RowsComeInOrder() => Assert.Equal([10, 11, 12, 13, 14], TestColumns.Values<int>(_view, "Number"));

    [Fact]
    public void ItCanBeReadAgain() => Assert.Equal(TestColumns.Values<int>(_view, "Number"), TestColumns.Values<int>(_view, "Number"));

    [Fact]
    public void TheRowCountIsKnown() => Assert.Equal(5, _view.GetRowCount());

    [Fact]
    public void ShufflingKeepsRowsTogetherWithTheirIds()
    {
        Assert.True(_view.CanShuffle);
        using DataViewRowCursor cursor = _view.GetRowCursor(_view.Schema, new Random(1));
        ValueGetter<int> number = cursor.GetGetter<int>(_view.Schema["Number"]);
        ValueGetter<uint> label = cursor.GetGetter<uint>(_view.Schema["Label"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        var numbers = new List<int>();
        while (cursor.MoveNext())
        {
            int n = 0;
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
    public void CursorsDoNotDisturbEachOther()
    {
        DataViewSchema.Column column = _view.Schema["Number"];
        using DataViewRowCursor first = _view.GetRowCursor([column]);
        using DataViewRowCursor second = _view.GetRowCursor([column]);
        ValueGetter<int> getter = first.GetGetter<int>(column);
        first.MoveNext();
        second.MoveNext();
        second.MoveNext();
        int value = 0;

        getter(ref value);

        Assert.Equal(10, value);
    }

    [Fact]
    public void ManyThreadsReadTheSame() => Parallel.For(0, 8, i =>
    {
        int[] values = TestColumns.Values<int>(_view, "Number", i % 2 == 0 ? null : new Random(i));
        Assert.Equal([10, 11, 12, 13, 14], values.Order());
    });

    [Fact]
    public void ASetOfCursorsGivesEveryRowOnce()
    {
        DataViewSchema.Column column = _view.Schema["Number"];
        int rows = 0;
        foreach (DataViewRowCursor cursor in _view.GetRowCursorSet([column], 4))
        {
            while (cursor.MoveNext())
            {
                rows++;
            }

            cursor.Dispose();
        }

        Assert.Equal(5, rows);
    }

    [Fact]
    public void ValuesOutsideTheRowsAreRefused()
    {
        DataViewSchema.Column column = _view.Schema["Number"];
        using DataViewRowCursor cursor = _view.GetRowCursor([column]);
        ValueGetter<int> getter = cursor.GetGetter<int>(column);
        int value = 0;

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
    public void OnlyTheColumnsAskedForAreActive()
    {
        using DataViewRowCursor cursor = _view.GetRowCursor([_view.Schema["Number"]]);

        Assert.True(cursor.IsColumnActive(_view.Schema["Number"]));
        Assert.False(cursor.IsColumnActive(_view.Schema["Label"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<uint>(_view.Schema["Label"]));
    }

    [Fact]
    public void AGetterOfAnotherTypeIsRefused()
    {
        using DataViewRowCursor cursor = _view.GetRowCursor(_view.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(_view.Schema["Number"]));
    }
}
