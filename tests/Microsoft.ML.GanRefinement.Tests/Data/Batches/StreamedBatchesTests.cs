using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

[Collection(nameof(RunsAlone))]
public sealed class StreamedBatchesTests
{
    [Fact]
    public void A_batch_has_tensors_of_images_and_classes()
    {
        using var source = Source(new CountedView(10), batchSize: 4);
        using var batch = source.Next();

        Assert.Equal([4L, 1L, 1L, 2L], batch.Images.shape);
        Assert.Equal(torch.ScalarType.Float32, batch.Images.dtype);
        Assert.Equal([4L], batch.Classes!.shape);
        Assert.Equal(torch.ScalarType.Int64, batch.Classes.dtype);
    }

    [Fact]
    public void The_last_incomplete_batch_is_carried_over()
    {
        using var source = Source(new CountedView(10), batchSize: 4);
        var classes = Classes(source, 5);

        Assert.Equal(Enumerable.Range(0, 10).Select(row => (long)row), classes[..10].Order());
        Assert.Equal(Enumerable.Range(0, 10).Select(row => (long)row), classes[10..].Order());
        Assert.Equal(2, source.Epoch);
    }

    [Fact]
    public void A_saved_position_goes_on_the_same()
    {
        using var source = Source(new CountedView(10), batchSize: 4);
        Classes(source, 4);
        using var resumed = Source(new CountedView(10), batchSize: 4, seed: 2);
        resumed.Position = source.Position;

        Assert.Equal(Classes(source, 7), Classes(resumed, 7));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_batch_larger_than_the_data_is_refused_as_soon_as_it_shows(bool known)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () =>
        {
            using var source = Source(new CountedView(10) { Says = known ? 10 : null }, batchSize: 11);
            Assert.False(known);
            source.Next();
        });

        Assert.StartsWith("BatchSize is larger than the training data, which have 10 rows. Set it to 10 or less.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_batches_nor_errors_leave_tensors()
    {
        using var source = Source(new CountedView(100, row => _ = row == 90 ? throw new IOException() : 0), batchSize: 4);
        source.Next().Dispose();
        var before = LiveTensors.Count();
        Assert.Throws<IOException>(() =>
        {
            for (var i = 0; i < 100; i++)
                source.Next().Dispose();
        });

        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [Fact]
    public void Vectors_come_as_matrices()
    {
        var view = new IndexedDataView(3, TestColumns.Floats("Image", [2], [5f, -7f], [5f, -7f], [5f, -7f]));
        var data = new StreamedData(view, new TrainingColumns(view.Schema, new VectorColumn("Image"), null), 2);
        using var source = data.CreateBatches(1, 2);
        using var batch = source.Next();

        Assert.Equal([2L, 2L], batch.Images.shape);
        Assert.Equal([5f, -7f, 5f, -7f], batch.Images.data<float>().ToArray());
        Assert.Null(batch.Classes);
    }

    private static IBatchSource Source(CountedView view, int batchSize, int seed = 1) =>
        new StreamedData(view, new TrainingColumns(view.Schema, new ImageColumn("Image"), new KeyColumn("Label")), shuffleBufferSize: 5)
            .CreateBatches(seed, batchSize);

    private static long[] Classes(IBatchSource source, int batches)
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
