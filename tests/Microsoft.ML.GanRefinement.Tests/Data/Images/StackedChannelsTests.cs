using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public sealed class StackedChannelsTests
{
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    // Digit d is an image of d everywhere.
    private static IndexedDataView Grey(params string[] names) => new(
        10,
        TestColumns.Bytes("Image", [1, 2, 2], [.. Enumerable.Range(0, 10).Select(digit => Enumerable.Repeat((byte)digit, 4).ToArray())]),
        TestColumns.Keys("Label", 10, [.. Enumerable.Range(1, 10).Select(key => (uint)key)]) with { Annotations = KeyNames.Write(names) });

    [Fact]
    public void Three_digits_make_one_number()
    {
        var data = _gan.StackChannels(Grey("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), 5000, seed: 1);
        var images = TestColumns.Vectors<byte>(data, "Image");
        var keys = TestColumns.Values<uint>(data, "Label");

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 3, 2, 2), data.Schema["Image"].Type);
        Assert.Equal(new KeyDataViewType(typeof(uint), 1000), data.Schema["Label"].Type);
        Assert.Equal(images.Select(image => (uint)((image[0] * 100) + (image[4] * 10) + image[8] + 1)), keys);
        Assert.All(images, image => Assert.Equal([image[0], image[4], image[8]], new[] { image[3], image[7], image[11] }));

        // Of 1,000 equally likely modes 5,000 draws miss 1000 · e⁻⁵ ≈ 7.
        Assert.InRange(keys.Distinct().Count(), 980, 1000);
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        Assert.Equal("427", names.DenseValues().ElementAt(427).ToString());
    }

    [Fact]
    public void Images_follow_from_the_seed()
    {
        IDataView grey = Grey("a", "b", "c", "d", "e", "f", "g", "h", "i", "jj");
        var images = TestColumns.Vectors<byte>(_gan.StackChannels(grey, 30, seed: 1), "Image");
        VBuffer<ReadOnlyMemory<char>> names = default;
        _gan.StackChannels(grey, 1).Schema["Label"].GetKeyValues(ref names);

        Assert.Equal(images, TestColumns.Vectors<byte>(_gan.StackChannels(grey, 30, seed: 1), "Image"));
        Assert.NotEqual(images, TestColumns.Vectors<byte>(_gan.StackChannels(grey, 30, seed: 2), "Image"));
        Assert.Equal("a/b/jj", names.DenseValues().ElementAt(19).ToString());
        Assert.Null(_gan.StackChannels(grey, 1, labelColumnName: null).Schema.GetColumnOrNull("Label"));
    }

    [Fact]
    public void Other_images_are_refused()
    {
        var colour = new IndexedDataView(1, TestColumns.Bytes("Image", [3, 1, 1], [1, 2, 3]));
        var floats = new IndexedDataView(1, TestColumns.Floats("Image", [1, 1, 1], [0f]));

        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _gan.StackChannels(colour, 1, labelColumnName: null));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _gan.StackChannels(floats, 1, labelColumnName: null));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => _gan.StackChannels(colour, 0));
    }
}
