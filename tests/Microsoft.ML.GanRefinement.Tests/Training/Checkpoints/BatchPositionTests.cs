
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Data.Batches;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public class BatchPositionTests
{
    private static readonly byte[][] s_images = [.. Enumerable.Range(0, 10).Select(row => Enumerable.Repeat((byte)row, 6).ToArray())];

    private static BatchSource Source(int seed)
    {
        uint[] keys = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        var view = new IndexedDataView(10, TestColumns.Bytes("Image", [1, 2, 3], s_images), TestColumns.Keys("Label", 10, keys));
        return new BatchSource(TrainingSetTests.Read(view, true), seed, batchSize: 4);
    }

    private static long[] Classes(BatchSource source)
    {
        using var batch = source.Next();
        return batch.Classes!.data<long>().ToArray();
    }

    [Fact]
    public void Goes_on_from_the_middle_of_an_epoch()
    {
        var (first, second) = (Source(1), Source(2));
        for (var i = 0; i < 4; i++)
            Classes(first);
        using var stream = new MemoryStream();
        new BatchPosition(first).Save(new BinaryWriter(stream));
        stream.Position = 0;
        new BatchPosition(second).Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        for (var i = 0; i < 6; i++)
            Assert.Equal(Classes(first), Classes(second));
    }
}
