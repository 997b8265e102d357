using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchRowTests
{
    [Fact]
    public void OneCallForARowWhateverTheNumberOfColumns()
    {
        TestView source = TestView.Numbers(3);
        TestMapper mapper = new(2, batchSize: 4);
        IRowToRowMapper rows = mapper.ToTransform().GetRowToRowMapper(source.Schema);
        DataViewRowCursor input = source.Open("Id", "X");
        using DataViewRow row = rows.GetRow(input, [.. rows.OutputSchema]);
        ValueGetter<float> sum = row.Getter<float>("Sum");
        ValueGetter<VBuffer<float>> twice = row.Getter<VBuffer<float>>("Twice");
        ValueGetter<int> id = row.Getter<int>("Id");
        float total = 0;
        VBuffer<float> vector = default;
        int number = 0;

        for (int index = 0; input.MoveNext(); index++)
        {
            twice(ref vector);
            sum(ref total);
            sum(ref total);
            id(ref number);
            Assert.Equal(index, number);
            Assert.Equal((2f * index) + 0.5f, total);
            Assert.Equal([2f * index, (2f * index) + 1], vector.DenseValues());
            Assert.Equal(index + 1, mapper.Calls.Count);
        }

        Assert.All(mapper.Calls, count => Assert.Equal(1, count));
    }

    [Fact]
    public void OnlyWhatIsAskedForIsActive()
    {
        TestView source = TestView.Numbers(3);
        IRowToRowMapper rows = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(source.Schema);
        using DataViewRow row = rows.GetRow(source.Open("X"), [rows.OutputSchema["Sum"]]);

        Assert.Equal(["X", "Sum"], rows.OutputSchema.Where(row.IsColumnActive).Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.Getter<VBuffer<float>>("Twice"));
        Assert.Throws<InvalidOperationException>(() => row.Getter<double>("Sum"));
    }

    [Fact]
    public void AnActiveColumnWithoutAGetterIsNotComputed()
    {
        TestView source = TestView.Numbers(3);
        TestMapper mapper = new(2, batchSize: 4);
        IRowToRowMapper rows = mapper.ToTransform().GetRowToRowMapper(source.Schema);
        DataViewRowCursor input = source.Open("X");
        using DataViewRow row = rows.GetRow(input, [.. rows.OutputSchema.Where(column => column.Name is "Sum" or "Twice")]);
        ValueGetter<float> sum = row.Getter<float>("Sum");
        float total = 0;
        VBuffer<float> vector = default;

        Assert.True(input.MoveNext());
        sum(ref total);
        Assert.Equal([false, true], mapper.Asked);

        row.Getter<VBuffer<float>>("Twice")(ref vector);
        Assert.Equal([true, true], mapper.Asked);
        Assert.Equal([0, 1], vector.DenseValues());
        Assert.Equal(0.5f, total);
    }

    [Fact]
    public void DisposingDisposesTheInput()
    {
        TestView source = TestView.Numbers(3);
        IRowToRowMapper rows = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(source.Schema);
        rows.GetRow(source.Open("X"), [rows.OutputSchema["Sum"]]).Dispose();

        Assert.True(Assert.Single(source.Cursors).IsDisposed);
    }
}
