using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Appended;

public class AppendedRowTests
{
    [Fact]
    public void One_call_for_a_row_whatever_the_number_of_columns()
    {
        var source = TestView.Numbers(3);
        TestMapper mapper = new(2, batchSize: 4);
        var rows = mapper.ToTransform().GetRowToRowMapper(source.Schema);
        var input = source.Open("Id", "X");
        using var row = rows.GetRow(input, [.. rows.OutputSchema]);
        var sum = row.Getter<float>("Sum");
        var twice = row.Getter<VBuffer<float>>("Twice");
        var id = row.Getter<int>("Id");
        float total = 0;
        VBuffer<float> vector = default;
        var number = 0;

        for (var index = 0; input.MoveNext(); index++)
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
    public void Only_what_is_asked_for_is_active()
    {
        var source = TestView.Numbers(3);
        var rows = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(source.Schema);
        using var row = rows.GetRow(source.Open("X"), [rows.OutputSchema["Sum"]]);

        Assert.Equal(["X", "Sum"], rows.OutputSchema.Where(row.IsColumnActive).Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.Getter<VBuffer<float>>("Twice"));
        Assert.Throws<InvalidOperationException>(() => row.Getter<double>("Sum"));
    }

    [Fact]
    public void An_active_column_without_a_getter_is_not_computed()
    {
        var source = TestView.Numbers(3);
        TestMapper mapper = new(2, batchSize: 4);
        var rows = mapper.ToTransform().GetRowToRowMapper(source.Schema);
        var input = source.Open("X");
        using var row = rows.GetRow(input, [.. rows.OutputSchema.Where(column => column.Name is "Sum" or "Twice")]);
        var sum = row.Getter<float>("Sum");
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
    public void Disposing_disposes_the_input()
    {
        var source = TestView.Numbers(3);
        var rows = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(source.Schema);
        rows.GetRow(source.Open("X"), [rows.OutputSchema["Sum"]]).Dispose();

        Assert.True(Assert.Single(source.Cursors).IsDisposed);
    }
}
