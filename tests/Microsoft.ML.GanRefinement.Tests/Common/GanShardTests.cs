namespace Microsoft.ML.GanRefinement.Tests.Common;

/// <summary>Parts of rows.</summary>
public class GanShardTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(100, 3)]
    [InlineData(1000, 3)]
    [InlineData(1000, 20)]
    [InlineData(1_000_000, 7)]
    public void All_of_them_are_all_rows_in_order_and_begin_at_whole_batches(long total, int count)
    {
        var next = 0L;
        for (var index = 0; index < count; index++)
        {
            var (start, rows) = new GanShard(index, count).RowsOf(total);
            Assert.Equal(next, start);
            Assert.True(start % 128 == 0 || start == total);
            Assert.InRange(rows, 0, (total / count) + 256);
            next += rows;
        }
        Assert.Equal(total, next);
    }

    [Fact]
    public void People_count_from_1()
    {
        Assert.Equal(new GanShard(1, 8), GanShard.Parse("2/8"));
        Assert.Equal("2/8", new GanShard(1, 8).ToString());
        Assert.Equal(new GanShard(0, 1), GanShard.Of(null));
    }

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("-1/8")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    public void What_is_none_is_refused(string text) =>
        Assert.Contains($"as in 1/8 … 8/8; it is '{text}'", Assert.Throws<FormatException>(() => GanShard.Parse(text)).Message);

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Contains("index must be at least 0 and less than 2", Assert.Throws<ArgumentOutOfRangeException>(() => new GanShard(2, 2)).Message);
        Assert.Contains("count", Assert.Throws<ArgumentOutOfRangeException>(() => new GanShard(0, 0)).Message);
    }
}
