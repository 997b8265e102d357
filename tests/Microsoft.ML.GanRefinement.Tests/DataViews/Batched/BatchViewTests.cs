using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchViewTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Nothing_is_computed_or_read_when_no_output_is_asked_for()
    {
        var source = TestView.Numbers(10);
        TestMapper mapper = new(2, batchSize: 4);

        Assert.Equal(Enumerable.Range(0, 10), mapper.Transform(source).Read<int>("Id"));

        Assert.Empty(mapper.Calls);
        Assert.Equal(0, source.Column("X").Readings);
        Assert.Equal([0], Assert.Single(source.Cursors).Active);
    }

    [Fact]
    public void Transform_is_lazy()
    {
        var source = TestView.Numbers(10);

        var view = new TestMapper(2, batchSize: 4).Transform(source);

        Assert.Empty(source.Cursors);
        Assert.Equal(10, view.GetRowCount());
    }

    [Fact]
    public void Every_pass_computes_again()
    {
        TestMapper mapper = new(2, batchSize: 5);
        var view = mapper.Transform(TestView.Numbers(5));

        Assert.Equal(view.Read<float>("Sum"), view.Read<float>("Sum"));
        Assert.Equal([5, 5], mapper.Calls);
    }

    [Fact]
    public void A_source_of_unknown_length_is_read_to_its_end()
    {
        TestView source = new(5, TestColumn.Vector("X", 1, row => [row])) { KnowsItsCount = false };

        Assert.Equal([0f, 1, 2, 3, 4], new TestMapper(1, batchSize: 2).Transform(source).Read<float>("Sum"));
    }

    [Fact]
    public void One_cursor_and_no_shuffling()
    {
        var view = new TestMapper(2, batchSize: 4).Transform(TestView.Numbers(10));
        var cursors = view.GetRowCursorSet([view.Schema["Sum"]], 4, new Random(1));

        using var only = Assert.Single(cursors);
        Assert.False(view.CanShuffle);
        Assert.Equal(Enumerable.Range(0, 10).Select(row => (2f * row) + 0.5f), only.Rest<float>("Sum"));
    }

    [Theory]
    [InlineData("Cache")]
    [InlineData("Take")]
    [InlineData("Skip")]
    [InlineData("Shuffle")]
    [InlineData("Filter")]
    public void Values_stay_with_their_rows_under(string operation)
    {
        var view = new TestMapper(2, batchSize: 4).Transform(TestView.Numbers(23));
        var above = operation switch
        {
            "Cache" => _ml.Data.Cache(view),
            "Take" => _ml.Data.TakeRows(view, 7),
            "Skip" => _ml.Data.SkipRows(view, 6),
            "Shuffle" => _ml.Data.ShuffleRows(view, seed: 3, shufflePoolSize: 5),
            _ => _ml.Data.FilterRowsByColumn(view, "Sum", lowerBound: 10, upperBound: 30),
        };

        for (var pass = 0; pass < 2; pass++)
            AssertBelongTogether(above, operation switch { "Take" => 7, "Skip" => 17, "Filter" => 10, _ => 23 });
    }

    [Theory]
    [InlineData("Cache")]
    [InlineData("Take")]
    [InlineData("Skip")]
    [InlineData("Shuffle")]
    public void Values_stay_with_their_rows_over(string operation)
    {
        IDataView source = TestView.Numbers(23);
        var below = operation switch
        {
            "Cache" => _ml.Data.Cache(source),
            "Take" => _ml.Data.TakeRows(source, 7),
            "Skip" => _ml.Data.SkipRows(source, 6),
            _ => _ml.Data.ShuffleRows(source, seed: 3, shufflePoolSize: 5),
        };

        AssertBelongTogether(new TestMapper(2, batchSize: 4).Transform(below), operation switch { "Take" => 7, "Skip" => 17, _ => 23 });
    }

    [Fact]
    public void Cursors_on_several_threads_do_not_disturb_each_other()
    {
        var view = new TestMapper(2, batchSize: 4).Transform(_ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 500).Select(row => new NumberRow { Id = row, X = [row, row + 0.5f] }).ToArray()));

        Parallel.For(0, 8, _ => AssertBelongTogether(view, 500));
    }

    private static void AssertBelongTogether(IDataView view, int count)
    {
        using var cursor = view.Open("Id", "Sum", "Twice");
        var id = cursor.Getter<int>("Id");
        var sum = cursor.Getter<float>("Sum");
        var twice = cursor.Getter<VBuffer<float>>("Twice");
        HashSet<int> seen = [];
        var row = 0;
        float total = 0;
        VBuffer<float> vector = default;
        while (cursor.MoveNext())
        {
            twice(ref vector);
            id(ref row);
            sum(ref total);
            Assert.Equal((2f * row) + 0.5f, total);
            Assert.Equal([2f * row, (2f * row) + 1], vector.DenseValues());
            Assert.True(seen.Add(row));
        }

        Assert.Equal(count, seen.Count);
    }
}
