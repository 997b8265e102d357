using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Tests.Data.Batches;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Data.Formats;

[Collection(nameof(RunsAlone))]
public sealed class IdxDataViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();
    private readonly string _images;
    private readonly string _labels;

    public IdxDataViewTests()
    {
        _images = Write("images", IdxBytes.Of([3, 1, 2], 1, 2, 3, 4, 5, 6));
        _labels = Write("labels", IdxBytes.Zip(IdxBytes.Of([3], 0, 9, 4)));
    }

    [Fact]
    public void Images_are_vectors_of_bytes_with_dimensions()
    {
        var data = _gan.LoadIdx(_images);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 1, 2), data.Schema["Image"].Type);
        Assert.Equal([[1, 2], [3, 4], [5, 6]], TestColumns.Vectors<byte>(data, "Image"));
        Assert.Null(data.Schema.GetColumnOrNull("Label"));
        Assert.Equal(3, data.GetRowCount());
    }

    [Fact]
    public void Labels_are_keys_named_as_digits()
    {
        var data = _gan.LoadIdx(_images, _labels);

        Assert.Equal(new KeyDataViewType(typeof(uint), 10), data.Schema["Label"].Type);
        Assert.Equal([1u, 10u, 5u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], Names(data));
    }

    [Fact]
    public void Labels_can_be_named()
    {
        string[] names = ["top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];

        Assert.Equal(names, Names(_gan.LoadIdx(_images, _labels, names)));
    }

    [Fact]
    public void Map_key_to_value_gives_the_names()
    {
        var context = new MLContext();
        var data = context.Transforms.Conversion.MapKeyToValue("Name", "Label").Fit(_gan.LoadIdx(_images, _labels))
            .Transform(_gan.LoadIdx(_images, _labels));

        Assert.Equal(["0", "9", "4"], TestColumns.Values<ReadOnlyMemory<char>>(data, "Name").Select(name => name.ToString()));
    }

    [Fact]
    public void Padding_is_symmetric_with_the_odd_line_below_and_right()
    {
        var data = _gan.LoadIdx(_images, imageHeight: 4, imageWidth: 4);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 4, 4), data.Schema["Image"].Type);
        Assert.Equal([0, 0, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0], TestColumns.Vectors<byte>(data, "Image")[1]);
    }

    [Fact]
    public void Transposed_images_are_turned()
    {
        var path = Write("emnist", IdxBytes.Of([2, 2, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        var data = _gan.LoadIdx(path, transposed: true);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 3, 2), data.Schema["Image"].Type);
        Assert.Equal([[1, 4, 2, 5, 3, 6], [7, 10, 8, 11, 9, 12]], TestColumns.Vectors<byte>(data, "Image"));
    }

    // EMNIST's letters: images by columns, labels from 1 to 26.
    [Fact]
    public void Labels_may_begin_at_another()
    {
        var images = Write("emnist-letters-images", IdxBytes.Zip(IdxBytes.Of([3, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
        var labels = Write("emnist-letters-labels", IdxBytes.Zip(IdxBytes.Of([3], 1, 26, 2)));
        string[] letters = [.. Enumerable.Range(0, 26).Select(i => $"{(char)('a' + i)}")];
        var data = _gan.LoadIdx(images, labels, letters, transposed: true, firstLabel: 1);

        Assert.Equal([1u, 26u, 2u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(26u, ((KeyDataViewType)data.Schema["Label"].Type).Count);
        Assert.Equal([1, 3, 2, 4], TestColumns.Vectors<byte>(data, "Image")[0]);

        var error = Assert.Throws<FormatException>(() => _gan.LoadIdx(images, labels, letters, firstLabel: 2));
        Assert.Contains("has the label 1, but there are 26 class names, for labels from 2 on", error.Message);
        Assert.Contains("(at byte offset 8)", error.Message);
        Assert.Contains("has the label 26", Assert.Throws<FormatException>(() => _gan.LoadIdx(images, labels, letters)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("firstLabel", () => _gan.LoadIdx(images, labels, firstLabel: 256));
    }

    [Fact]
    public void Padding_overwrites_a_buffer_used_before()
    {
        var data = _gan.LoadIdx(_images, imageHeight: 1, imageWidth: 4);
        var column = data.Schema["Image"];
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<byte>>(column);
        var buffer = new VBuffer<byte>(4, [99, 99, 99, 99]);
        cursor.MoveNext();

        getter(ref buffer);

        Assert.Equal([0, 1, 2, 0], buffer.DenseValues());
    }

    [Fact]
    public void Qmnists_rows_of_numbers_are_labels()
    {
        // Two dimensions of 32-bit numbers: class, writer, …
        byte[] header = [0, 0, 12, 2, 0, 0, 0, 3, 0, 0, 0, 2];
        var labels = Write("qmnist", [.. header, 0, 0, 0, 7, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0]);
        Assert.Equal([8u, 1u, 10u], TestColumns.Values<uint>(_gan.LoadIdx(_images, labels), "Label"));

        var bad = Write("bad", [.. header, 0, 0, 0, 7, 0, 0, 9, 9, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0]);
        Assert.Contains("has the label 256, which no class can have (at byte offset 20)", Assert.Throws<FormatException>(() => _gan.LoadIdx(_images, bad))
            .Message);
        Assert.Contains("has the label 9, but there are 8 class names, for labels from 0 on: give classNames for all labels, "
            + "and firstLabel (at byte offset 28)",
            Assert.Throws<FormatException>(() => _gan.LoadIdx(_images, labels, ["0", "1", "2", "3", "4", "5", "6", "7"])).Message);
        Assert.Contains("ends early", Assert.Throws<FormatException>(() => _gan.LoadIdx(_images, Write("short", [.. header, 0, 0]))).Message);
    }

    [Fact]
    public void Smaller_sizes_are_means()
    {
        var images = Write("square", IdxBytes.Of([1, 4, 4], 0, 10, 20, 30, 40, 50, 60, 70, 1, 2, 3, 4, 5, 6, 7, 8));

        Assert.Equal([25, 45, 4, 6], TestColumns.Vectors<byte>(_gan.LoadIdx(images, imageHeight: 2, imageWidth: 2), "Image")[0].Select(pixel => (int)pixel));
    }

    // As its documentation says, and as the other formats do it.
    [Fact]
    public void Other_proportions_are_the_middle_of_them()
    {
        var images = Write("square", IdxBytes.Of([1, 4, 4], 0, 10, 20, 30, 40, 50, 60, 70, 1, 2, 3, 4, 5, 6, 7, 8));
        int[] Load(int? height, int? width) =>
            [.. TestColumns.Vectors<byte>(_gan.LoadIdx(images, imageHeight: height, imageWidth: width), "Image")[0].Select(pixel => (int)pixel)];

        Assert.Equal([40, 50, 60, 70, 1, 2, 3, 4], Load(2, null));
        Assert.Equal([10, 20, 50, 60, 2, 3, 6, 7], Load(null, 2));
        Assert.Equal([0, 40, 50, 60, 70, 0, 0, 1, 2, 3, 4, 0], Load(2, 6));
    }

    [Fact]
    public void Shuffled_rows_keep_their_labels()
    {
        var data = _gan.LoadIdx(_images, _labels);

        var images = TestColumns.Vectors<byte>(data, "Image", new Random(3));
        var labels = TestColumns.Values<uint>(data, "Label", new Random(3));

        Assert.All(images.Zip(labels), pair => Assert.Equal(pair.First[0] switch { 1 => 1u, 3 => 10u, _ => 5u }, pair.Second));
    }

    [Fact]
    public void Columns_can_be_renamed()
    {
        var data = _gan.LoadIdx(_images, _labels, imageColumnName: "Picture", labelColumnName: "Kind");

        Assert.Equal(["Picture", "Kind"], data.Schema.Select(column => column.Name));
    }

    [Theory]
    [InlineData(0, null, "imageHeight")]
    [InlineData(null, -1, "imageWidth")]
    public void Sizes_below_one_are_refused(int? height, int? width, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => _gan.LoadIdx(_images, imageHeight: height, imageWidth: width));

    [Fact]
    public void Another_number_of_labels_is_refused()
    {
        var labels = Write("two", IdxBytes.Of([2], 0, 1));

        Assert.Contains("has 2 labels", Assert.Throws<FormatException>(() => _gan.LoadIdx(_images, labels)).Message);
    }

    [Fact]
    public void A_label_without_name_is_refused_with_its_offset()
    {
        var error = Assert.Throws<FormatException>(() => _gan.LoadIdx(_images, _labels, ["a", "b", "c", "d", "e"]));

        Assert.Contains("has the label 9, but there are 5 class names", error.Message);
        Assert.Contains("at byte offset 9)", error.Message);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>("imagesPath", () => _gan.LoadIdx(null!));
        Assert.Throws<ArgumentException>("classNames", () => _gan.LoadIdx(_images, _labels, []));
        Assert.Throws<ArgumentException>("imageColumnName", () => _gan.LoadIdx(_images, imageColumnName: ""));
        Assert.Throws<ArgumentException>("labelColumnName", () => _gan.LoadIdx(_images, labelColumnName: ""));
    }

    [Fact]
    public void Sixty_thousand_images_take_little_time_and_memory()
    {
        const int Count = 60_000;
        var values = new byte[Count * 28 * 28];
        for (var i = 0; i < values.Length; i++)
            values[i] = (byte)(i % 251);

        var images = Write("many", IdxBytes.Zip(IdxBytes.Of([Count, 28, 28], values)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var data = _gan.LoadIdx(images, imageHeight: 32, imageWidth: 32);
        var column = data.Schema["Image"];
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<byte>>(column);
        VBuffer<byte> buffer = default;
        while (cursor.MoveNext())
            getter(ref buffer);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 3);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 60_000_000);

        // Ready for training, with its order of rows: nothing is held a second time.
        using IBatchSource batches = new BatchSource(TrainingSetTests.Read(data), seed: 1, batchSize: 64);
        batches.Next().Dispose();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 60_000_000);
        GC.KeepAlive(data);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Names(IDataView data)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        return names.DenseValues().Select(name => name.ToString());
    }

    private string Write(string name, byte[] bytes)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
