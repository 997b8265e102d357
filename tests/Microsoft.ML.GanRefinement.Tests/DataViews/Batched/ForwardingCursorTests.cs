using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class ForwardingCursorTests
{
    private readonly TestView _source = TestView.Numbers(3);

    [Fact]
    public void GivesTheSourcesRowsUnderTheLongerSchema()
    {
        IDataView view = new TestMapper(2, batchSize: 4).Transform(_source);
        using DataViewRowCursor cursor = view.Open("X");
        ValueGetter<VBuffer<float>> x = cursor.Getter<VBuffer<float>>("X");
        ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
        VBuffer<float> value = default;
        DataViewRowId id = default;

        Assert.Same(view.Schema, cursor.Schema);
        for (int row = 0; row < 3; row++)
        {
            Assert.True(cursor.MoveNext());
            x(ref value);
            idGetter(ref id);
            Assert.Equal([row, row + 0.5f], value.DenseValues());
            Assert.Equal(row, cursor.Position);
            Assert.Equal(new DataViewRowId((ulong)row, 7), id);
        }

        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void OnlyWhatWasAskedForIsActive()
    {
        using DataViewRowCursor cursor = new TestMapper(2, batchSize: 4).Transform(_source).Open("X");

        Assert.Equal(["X"], cursor.Schema.Where(cursor.IsColumnActive).Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<float>("Sum"));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<int>("Id"));
    }

    [Fact]
    public void DisposingClosesTheSourcesCursor()
    {
        new TestMapper(2, batchSize: 4).Transform(_source).Open("X").Dispose();

        Assert.True(Assert.Single(_source.Cursors).IsDisposed);
    }
}
