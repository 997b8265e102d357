using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class TrainingSetTests
{
    private static readonly int[] s_dimensions = [1, 1, 2];

    [Fact]
    public void Bytes_are_scaled_when_they_are_copied()
    {
        var set = Read(new IndexedDataView(2, TestColumns.Bytes("Image", s_dimensions, [0, 255], [51, 204])));

        Assert.Equal(2, set.Count);
        Assert.Equal(new ImageShape(1, 1, 2), set.Shape);
        Assert.Equal([(51 - 127.5f) * (1f / 127.5f), (204 - 127.5f) * (1f / 127.5f), -1f, 1f], Copy(set, 1, 0).Pixels);
    }

    [Fact]
    public void Floats_are_kept()
    {
        var set = Read(new IndexedDataView(2, TestColumns.Floats("Image", s_dimensions, [0.125f, -1f], [1f, 0.1f])));

        Assert.Equal([1f, 0.1f, 0.125f, -1f, 1f, 0.1f], Copy(set, 1, 0, 1).Pixels);
    }

    [Fact]
    public void Images_give_the_bits_of_bytes()
    {
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [7, 7, 7, 255, 200, 200, 200, 255]);
        var images = Read(new IndexedDataView(1, TestColumns.Scalar("Image", new ImageDataViewType(1, 2), image)), channels: 1);
        var bytes = Read(new IndexedDataView(1, TestColumns.Bytes("Image", s_dimensions, [7, 200])));

        Assert.Equal(Copy(bytes, 0).Pixels, Copy(images, 0).Pixels);
    }

    [Fact]
    public void Classes_and_their_names_come_from_the_label()
    {
        var label = TestColumns.Keys("Label", 3, 3, 1) with { Annotations = KeyNames.Write(["a", "b", "c"]) };
        var set = Read(new IndexedDataView(2, TestColumns.Bytes("Image", s_dimensions, [0, 0], [0, 0]), label), labelled: true);

        Assert.Equal(3, set.ClassCount);
        Assert.Equal(["a", "b", "c"], set.ClassNames);
        Assert.Equal([2L, 0L], Copy(set, 0, 1).Classes);
    }

    [Fact]
    public void Without_label_there_are_no_classes()
    {
        var set = Read(new IndexedDataView(1, TestColumns.Bytes("Image", s_dimensions, [0, 0])));

        Assert.Equal(0, set.ClassCount);
        Assert.Empty(set.ClassNames);
    }

    [Fact]
    public void Empty_data_is_refused_in_MLNETs_words()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read(new IndexedDataView(0, TestColumns.Bytes("Image", s_dimensions))));

        Assert.Equal("Training set has 0 instances, aborting training.", error.Message);
    }

    [Fact]
    public void A_missing_label_in_the_last_row_is_found_before_training()
    {
        var view = new IndexedDataView(2, TestColumns.Bytes("Image", s_dimensions, [0, 0], [0, 0]), TestColumns.Keys("Label", 3, 1, 0));

        Assert.Contains("Row 1", Assert.Throws<InvalidOperationException>(() => Read(view, labelled: true)).Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(2f)]
    public void A_bad_pixel_in_the_last_row_is_found_before_training(float value)
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Image", s_dimensions, [0f, 0f], [0f, value]));

        Assert.Contains("Row 1 of image column 'Image'", Assert.Throws<InvalidOperationException>(() => Read(view)).Message);
    }

    [Fact]
    public void A_missing_column_is_refused()
    {
        var view = new IndexedDataView(1, TestColumns.Bytes("Image", s_dimensions, [0, 0]));

        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => Read(view, labelled: true));
    }

    [Fact]
    public void Data_is_read_once()
    {
        var reads = 0;
        var column = new IndexedColumn("Image", new VectorDataViewType(NumberDataViewType.Byte, s_dimensions),
            row => (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) =>
        {
            reads++;
            value = new VBuffer<byte>(2, [0, 0]);
        }));

        Read(new IndexedDataView(5, column));

        Assert.Equal(5, reads);
    }

    [Fact]
    public void What_was_read_is_logged()
    {
        var context = new MLContext();
        var messages = new List<string>();
        context.Log += (_, log) => messages.Add(log.RawMessage);
        using (var channel = ((IHostEnvironment)context).Start("test"))
            TrainingSet.Read(channel, new IndexedDataView(1, TestColumns.Bytes("Image", s_dimensions, [0, 0])), new ImageColumn("Image"), null);

        Assert.Contains("Read 1 images of 1×1×2 values, 0 classes.", messages);
    }

    internal static TrainingSet Read(IDataView view, bool labelled = false, int channels = 3)
    {
        using var channel = ((IHostEnvironment)new MLContext()).Start("test");
        return TrainingSet.Read(channel, view, new ImageColumn("Image", imageChannels: channels), labelled ? new KeyColumn("Label") : null);
    }

    internal static (float[] Pixels, long[] Classes) Copy(TrainingSet set, params int[] rows)
    {
        var pixels = new float[rows.Length * set.Shape.Size];
        var classes = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            classes[i] = set.Samples.CopyTo(rows[i], pixels.AsSpan(i * set.Shape.Size, set.Shape.Size));

        return (pixels, classes);
    }
}
