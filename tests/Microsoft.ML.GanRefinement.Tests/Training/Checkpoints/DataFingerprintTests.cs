
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Data.Batches;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public class DataFingerprintTests
{
    private static readonly byte[][] s_images =
        [.. Enumerable.Range(0, 10).Select(row => Enumerable.Range(0, 6).Select(p => (byte)(row * 20 + p)).ToArray())];

    private static readonly uint[] s_keys = [.. Enumerable.Range(1, 10).Select(key => (uint)key)];

    private static DataFingerprint Of(byte[][] images, uint[] keys, params int[] shape)
    {
        var pixels = TestColumns.Bytes("Image", shape is [] ? [1, 2, 3] : shape, images);
        return DataFingerprint.Of(TrainingSetTests.Read(new IndexedDataView(images.Length, pixels, TestColumns.Keys("Label", 10, keys)), true));
    }

    [Fact]
    public void Has_count_shape_and_classes()
    {
        var fingerprint = Of(s_images, s_keys);
        Assert.Equal((10, new ImageShape(1, 2, 3), 10), (fingerprint.Count, fingerprint.Shape, fingerprint.ClassCount));
        Assert.Equal(fingerprint, Of(s_images, s_keys));
        Assert.Empty(fingerprint.Differences(Of(s_images, s_keys)));
    }

    [Fact]
    public void Is_another_for_one_other_pixel_or_label_or_order()
    {
        var original = Of(s_images, s_keys);
        byte[][] pixel = [.. s_images.Select(i => i.ToArray())];
        pixel[9][5]++;
        uint[] label = [.. s_keys[..9], 1];
        foreach (var other in new[] { Of(pixel, s_keys), Of(s_images, label), Of([.. s_images.Reverse()], [.. s_keys.Reverse()]) })
            Assert.Contains("SHA-256", Assert.Single(original.Differences(other)));
    }

    [Fact]
    public void Is_another_for_other_class_names()
    {
        DataFingerprint Named(params string[] names) => DataFingerprint.Of(TrainingSetTests.Read(new IndexedDataView(
            10, TestColumns.Bytes("Image", [1, 2, 3], s_images), TestColumns.Keys("Label", 10, s_keys) with { Annotations = KeyNames.Write(names) }), true));

        string[] names = [.. "abcdefghij".Select(letter => $"{letter}")];
        Assert.Equal(Named(names), Named(names));
        string[] other = [.. names[..9], "x"];
        Assert.Equal("1 of 10 classes have another name: key 10 was 'j' and is 'x'", Assert.Single(Named(other).Differences(Named(names))));
    }

    [Fact]
    public void Of_streamed_data_has_the_first_rows_and_the_buffer()
    {
        static DataFingerprint Streamed(int count, int buffer, int changed = -1, long? says = null)
        {
            var view = new CountedView(count, row => _ = row == changed ? throw new IOException() : 0) { Says = says };
            return DataFingerprint.Of(new StreamedData(view, new TrainingColumns(view.Schema, new ImageColumn("Image"), new KeyColumn("Label")), buffer));
        }

        var original = Streamed(5000, 10, changed: DataFingerprint.StreamedRows);
        Assert.Equal((null, 10), (original.Count, original.ShuffleBufferSize));
        Assert.Equal(original, Streamed(6000, 10));
        Assert.Equal("the data were streamed with ShuffleBufferSize 10 and are streamed with ShuffleBufferSize 11",
            Assert.Single(Streamed(5000, 11).Differences(original)));
        Assert.Contains("SHA-256", Assert.Single(Streamed(5, 10).Differences(original)));
        Assert.Equal("the data's row count was unknown and is 5000", Assert.Single(Streamed(5000, 10, says: 5000).Differences(original)));
        Assert.Equal("the data were streamed with ShuffleBufferSize 10 and are within CacheMegabytes",
            Assert.Single((original with { ShuffleBufferSize = null }).Differences(original)));
    }

    [Fact]
    public void Sees_every_row_of_large_images()
    {
        byte[][] large = [.. Enumerable.Range(0, 3).Select(row => Enumerable.Repeat((byte)row, 1 << 18).ToArray())];
        DataFingerprint Fingerprint() => Of(large, s_keys[..3], 1, 512, 512);
        var before = Fingerprint();
        large[2][^1]++;
        Assert.NotEqual(before.Content, Fingerprint().Content);
    }
}
