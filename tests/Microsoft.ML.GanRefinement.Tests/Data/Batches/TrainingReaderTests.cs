using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class TrainingReaderTests
{
    // Bytes of a row: two of the image, eight of its class.
    private const int RowBytes = 10;
    private const int RowsInAMegabyte = (1 << 20) / RowBytes;

    [Theory]
    [InlineData(RowsInAMegabyte, 1, false)]
    [InlineData(RowsInAMegabyte + 1, 1, true)]
    [InlineData(1, 0, true)]
    public void Data_are_streamed_when_they_pass_the_budget(int count, int budget, bool streamed)
    {
        Assert.Equal(streamed, Open(new CountedView(count) { Says = count }, budget) is StreamedData);
        Assert.Equal(streamed, Open(new CountedView(count), budget) is StreamedData);
    }

    [Fact]
    public void A_view_that_knows_its_size_is_not_read_to_find_out()
    {
        var view = new CountedView(5) { Says = 1L << 40 };

        Assert.IsType<StreamedData>(Open(view, 1024));
        Assert.Equal(0, view.Cursors);
    }

    [Fact]
    public void A_view_that_does_not_know_is_read_up_to_the_budget()
    {
        var read = 0;

        Assert.IsType<StreamedData>(Open(new CountedView(2 * RowsInAMegabyte, _ => read++), 1));
        Assert.Equal(RowsInAMegabyte, read);
    }

    [Fact]
    public void Data_in_memory_are_neither_streamed_nor_copied()
    {
        var view = new IndexedDataView(2, TestColumns.Bytes("Image", [1, 1, 2], [0, 255], [51, 204])) { InMemory = true };
        var data = TrainingReader.Open(Channel(), view, new TrainingColumns(view.Schema, new ImageColumn("Image"), null), 0, 4);

        Assert.IsType<IndexedSamples>(Assert.IsType<TrainingSet>(data).Samples);
        Assert.Equal([(51 - 127.5f) * (1f / 127.5f), (204 - 127.5f) * (1f / 127.5f), -1f, 1f], TrainingSetTests.Copy((TrainingSet)data, 1, 0).Pixels);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(2f)]
    public void A_bad_value_of_data_in_memory_is_found_before_training(float value)
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Image", [1, 1, 2], [0f, 0f], [0f, value])) { InMemory = true };

        var error = Assert.Throws<InvalidOperationException>(() => TrainingSetTests.Read(view));
        Assert.StartsWith("Row 1 of image column 'Image'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Streaming_is_logged()
    {
        var context = new MLContext();
        var messages = new List<string>();
        context.Log += (_, log) => messages.Add(log.RawMessage);
        var view = new CountedView(5);
        using (var channel = ((IHostEnvironment)context).Start("test"))
            TrainingReader.Open(channel, view, Columns(view), 0, 300_000);

        Assert.Contains(
            "The training data take more than 0 MB (CacheMegabytes): they are streamed, through a shuffle buffer of 300000 rows and 2 MB.", messages);
    }

    [Fact]
    public void Both_ways_give_the_same_samples()
    {
        var view = new CountedView(50);
        var (cached, streamed) = (new List<(float, float, long)>(), new List<(float, float, long)>());
        Open(view, 1).Visit(20, (values, sampleClass) => cached.Add((values[0], values[1], sampleClass)));
        Open(view, 0).Visit(20, (values, sampleClass) => streamed.Add((values[0], values[1], sampleClass)));

        Assert.Equal(20, cached.Count);
        Assert.Equal(cached, streamed);
    }

    private static ITrainingData Open(CountedView view, int budget) => TrainingReader.Open(Channel(), view, Columns(view), budget, 4);

    private static TrainingColumns Columns(IDataView view) => new(view.Schema, new ImageColumn("Image"), new KeyColumn("Label"));

    private static IChannel Channel() => ((IHostEnvironment)new MLContext()).Start("test");
}
