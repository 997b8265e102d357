using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Appended;

public class AppendedRowMapperTests
{
    [Fact]
    public void Depends_on_the_inputs_of_what_is_asked_for()
    {
        var source = TestView.Numbers(3);
        var mapper = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(source.Schema);

        Assert.Same(source.Schema, mapper.InputSchema);
        Assert.Equal([1], Dependencies("Sum"));
        Assert.Equal([0], Dependencies("Id"));
        Assert.Equal([0, 1], Dependencies("Id", "Sum", "Twice", "X").Order());
        Assert.Empty(Dependencies());

        IEnumerable<int> Dependencies(params string[] columns) =>
            mapper.GetDependencies(columns.Select(column => mapper.OutputSchema[column])).Select(column => column.Index);
    }

    [Fact]
    public void A_row_of_another_schema_is_refused()
    {
        var other = TestView.Numbers(3);
        var mapper = new TestMapper(2, batchSize: 4).ToTransform().GetRowToRowMapper(TestView.Numbers(3).Schema);
        using var row = other.Open("X");

        Assert.Throws<ArgumentOutOfRangeException>(() => mapper.GetRow(row, []));
    }
}
