
using Microsoft.ML.GanRefinement.Data.Batches;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class RowStoreTests
{
    [Theory]
    [InlineData(3, 10)]
    [InlineData(1_000_000, 9)]
    [InlineData(5_000_000, 3)]
    public void Rows_keep_their_values_across_blocks(int rowSize, int count)
    {
        var store = new RowStore<byte>(rowSize);
        for (var i = 0; i < count; i++)
        {
            var row = store.Add();
            Assert.Equal(rowSize, row.Length);
            row.Fill((byte)(i + 1));
        }

        Assert.Equal(count, store.Count);
        for (var i = 0; i < count; i++)
            Assert.Equal(-1, store[i].IndexOfAnyExcept((byte)(i + 1)));
    }
}
