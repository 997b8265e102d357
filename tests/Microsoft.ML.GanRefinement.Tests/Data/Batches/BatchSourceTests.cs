using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

[Collection(nameof(RunsAlone))]
public sealed class BatchSourceTests
{
    private const int Count = 10;

    [Fact]
    public void A_batch_has_tensors_of_images_and_classes()
    {
        using var batch = new BatchSource(Set(), seed: 1, batchSize: 4).Next();

        Assert.Equal([4L, 1L, 2L, 3L], batch.Images.shape);
        Assert.Equal(torch.ScalarType.Float32, batch.Images.dtype);
        Assert.Equal([4L], batch.Classes!.shape);
        Assert.Equal(torch.ScalarType.Int64, batch.Classes.dtype);
    }

    [Fact]
    public void Every_image_comes_with_its_class_and_unchanged()
    {
        var source = new BatchSource(Set(), seed: 1, batchSize: Count);
        using var batch = source.Next();
        var pixels = batch.Images.data<float>().ToArray();
        var classes = batch.Classes!.data<long>().ToArray();

        Assert.Equal(Enumerable.Range(0, Count).Select(row => (long)row), classes.Order());
        for (var i = 0; i < Count; i++)
            Assert.All(pixels[(6 * i)..(6 * i + 6)], pixel => Assert.Equal((classes[i] - 127.5f) * (1f / 127.5f), pixel));
    }

    [Fact]
    public void Without_label_there_are_no_classes()
    {
        using var batch = new BatchSource(Set(labelled: false), seed: 1, batchSize: 4).Next();

        Assert.Null(batch.Classes);
    }

    [Fact]
    public void The_last_incomplete_batch_is_carried_over()
    {
        var source = new BatchSource(Set(), seed: 1, batchSize: 4);
        var classes = Classes(source, 5);

        Assert.Equal(Enumerable.Range(0, Count).Select(row => (long)row), classes[..Count].Order());
        Assert.Equal(Enumerable.Range(0, Count).Select(row => (long)row), classes[Count..].Order());
        Assert.Equal(2, source.Epoch);
    }

    [Fact]
    public void The_same_seed_gives_the_same_batches() =>
        Assert.Equal(Classes(new BatchSource(Set(), seed: 1, batchSize: 4), 9), Classes(new BatchSource(Set(), seed: 1, batchSize: 4), 9));

    [Fact]
    public void A_saved_position_goes_on_the_same()
    {
        var source = new BatchSource(Set(), seed: 1, batchSize: 4);
        Classes(source, 4);
        var resumed = new BatchSource(Set(), seed: 2, batchSize: 4) { Position = source.Position };

        Assert.Equal(Classes(source, 7), Classes(resumed, 7));
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new BatchSource(Set(), seed: 1, batchSize: 11));

        Assert.StartsWith("BatchSize is larger than the training data, which have 10 rows. Set it to 10 or less.", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, error.ActualValue);
    }

    [Fact]
    public void A_batch_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new BatchSource(Set(), seed: 1, batchSize: 0));

    [Fact]
    public void Disposed_batches_leave_no_tensors()
    {
        var source = new BatchSource(Set(), seed: 1, batchSize: 4);
        source.Next().Dispose();
        var before = LiveTensors.Count();
        for (var i = 0; i < 20; i++)
            source.Next().Dispose();

        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    private static TrainingSet Set(bool labelled = true)
    {
        var images = Enumerable.Range(0, Count).Select(row => Enumerable.Repeat((byte)row, 6).ToArray()).ToArray();
        var keys = Enumerable.Range(1, Count).Select(key => (uint)key).ToArray();
        return TrainingSetTests.Read(new IndexedDataView(Count, TestColumns.Bytes("Image", [1, 2, 3], images), TestColumns.Keys("Label", Count, keys)),
            labelled);
    }

    private static long[] Classes(BatchSource source, int batches)
    {
        var classes = new List<long>();
        for (var i = 0; i < batches; i++)
        {
            using var batch = source.Next();
            classes.AddRange(batch.Classes!.data<long>().ToArray());
        }

        return [.. classes];
    }
}
