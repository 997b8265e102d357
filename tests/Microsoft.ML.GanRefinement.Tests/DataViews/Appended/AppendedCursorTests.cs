using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Appended;

public class AppendedCursorTests
{
    private readonly TestView _source = TestView.Numbers(3);

    [Fact]
    public void Gives_the_sources_rows_under_the_longer_schema()
    {
        var view = new TestMapper(2, batchSize: 4).Transform(_source);
        using var cursor = view.Open("X");
        var x = cursor.Getter<VBuffer<float>>("X");
        var idGetter = cursor.GetIdGetter();
        VBuffer<float> value = default;
        DataViewRowId id = default;

        Assert.Same(view.Schema, cursor.Schema);
        for (var row = 0; row < 3; row++)
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
    public void Only_what_was_asked_for_is_active()
    {
        using var cursor = new TestMapper(2, batchSize: 4).Transform(_source).Open("X");

        Assert.Equal(["X"], cursor.Schema.Where(cursor.IsColumnActive).Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<float>("Sum"));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<int>("Id"));
    }

    [Fact]
    public void Disposing_closes_the_sources_cursor()
    {
        new TestMapper(2, batchSize: 4).Transform(_source).Open("X").Dispose();

        Assert.True(Assert.Single(_source.Cursors).IsDisposed);
    }
}
