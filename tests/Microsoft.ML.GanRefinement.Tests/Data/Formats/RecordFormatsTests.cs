using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data.Formats;

/// <summary>CIFAR and STL-10, from files made here in their formats.</summary>
public sealed class RecordFormatsTests : IDisposable
{
    private const int CifarImage = 3 * 32 * 32;
    private const int StlImage = 3 * 96 * 96;
    private readonly TemporaryFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cifar_10_has_one_label_byte_and_planes_in_several_files()
    {
        var first = Write("a.bin", [7, .. Image(CifarImage, 1), 0, .. Image(CifarImage, 2)]);
        var second = Write("b.bin", [9, .. Image(CifarImage, 3)]);

        var data = _gan.LoadCifar10([first, second]);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 3, 32, 32), data.Schema["Image"].Type);
        Assert.Equal([Image(CifarImage, 1), Image(CifarImage, 2), Image(CifarImage, 3)], TestColumns.Vectors<byte>(data, "Image"));
        Assert.Equal([8u, 1u, 10u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(("airplane", "truck", 10), Ends(data));
    }

    [Theory]
    [InlineData(Cifar100Labels.Coarse, 20u, "aquatic_mammals", "vehicles_2", 20)]
    [InlineData(Cifar100Labels.Fine, 100u, "apple", "worm", 100)]
    public void Cifar_100_has_a_coarse_and_a_fine_label(Cifar100Labels labels, uint key, string first, string last, int count)
    {
        var data = _gan.LoadCifar100(Write("train.bin", [19, 99, .. Image(CifarImage, 5)]), labels);

        Assert.Equal([key], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal([Image(CifarImage, 5)], TestColumns.Vectors<byte>(data, "Image"));
        Assert.Equal((first, last, count), Ends(data));
    }

    [Fact]
    public void Stl_10_has_planes_of_columns_and_labels_from_one()
    {
        var file = Image(StlImage, 1);
        var data = _gan.LoadStl10(Write("x.bin", file), Write("y.bin", [10]));
        var image = TestColumns.Vectors<byte>(data, "Image")[0];

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 3, 96, 96), data.Schema["Image"].Type);
        Assert.Equal([10u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(("airplane", "truck", 10), Ends(data));
        foreach ((var plane, var y, var x) in new[] { (0, 0, 1), (1, 95, 0), (2, 17, 63) })
            Assert.Equal(file[(plane * 9216) + (x * 96) + y], image[(plane * 9216) + (y * 96) + x]);
    }

    [Fact]
    public void Other_versions_of_a_data_set_are_told_apart_from_damage()
    {
        // The first bytes of data_batch_1 as pickle's protocol 2 writes it, and of a .tar.gz.
        Assert.Contains("Python version of the data set", Refusal(() => _gan.LoadCifar10([Write("p", [0x80, 2, (byte)'}', (byte)'q'])])),
            StringComparison.Ordinal);
        Assert.Contains("cifar-100-binary.tar.gz", Refusal(() => _gan.LoadCifar100(Write("q", [0x80, 4, 1]))), StringComparison.Ordinal);
        Assert.Contains("unpack it first", Refusal(() => _gan.LoadCifar10([Write("r", [0x1F, 0x8B, 8])])), StringComparison.Ordinal);
        Assert.Contains("ends within a record", Refusal(() => _gan.LoadCifar10([Write("s", [1, 2, 3])])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x80, 2, "Python version")]
    [InlineData(0x80, 3, "Python version")]
    [InlineData(0x80, 4, "Python version")]
    [InlineData(0x80, 5, "Python version")]
    [InlineData('(', 'd', "Python version")]
    [InlineData('}', 'q', "Python version")]
    [InlineData(0x1F, 0x8B, "unpack it first")]
    [InlineData('P', 'K', "unpack it first")]
    [InlineData('M', 'A', "Matlab version")]
    public void They_are_told_apart_when_their_length_is_that_of_records(int first, int second, string expected)
    {
        Assert.Contains(expected, Refusal(() => _gan.LoadCifar10([Write("p", [(byte)first, (byte)second, .. new byte[(3 * (CifarImage + 1)) - 2]])])));
        foreach (var labels in Enum.GetValues<Cifar100Labels>())
        {
            var file = Write("q", [(byte)first, (byte)second, .. new byte[(2 * (CifarImage + 2)) - 2]]);
            Assert.Contains(expected, Refusal(() => _gan.LoadCifar100(file, labels)));
        }

        // Images may begin so, labels may not.
        var images = Write("x.bin", [(byte)first, (byte)second, .. new byte[(2 * StlImage) - 2]]);
        Assert.Equal((byte)first, TestColumns.Vectors<byte>(_gan.LoadStl10(images), "Image")[0][0]);
        Assert.Contains(expected, Refusal(() => _gan.LoadStl10(images, Write("y.bin", [(byte)first, (byte)second]))));
    }

    [Fact]
    public void Images_can_be_resized()
    {
        // Columns come one after the other: column x has the value x in red, and 2x in green.
        var image = new byte[StlImage];
        for (var i = 0; i < 96 * 96; i++)
        {
            image[i] = (byte)(i / 96);
            image[(96 * 96) + i] = (byte)(2 * (i / 96));
        }

        var small = TestColumns.Vectors<byte>(_gan.LoadStl10(Write("x.bin", image), imageHeight: 32, imageWidth: 32), "Image")[0];
        Assert.Equal(Enumerable.Range(0, 32).Select(x => (3 * x) + 1), small[..32].Select(pixel => (int)pixel));
        Assert.Equal(Enumerable.Range(0, 32).Select(x => (6 * x) + 2), small[1024..1056].Select(pixel => (int)pixel));
        var cifar = TestColumns.Vectors<byte>(_gan.LoadCifar10([Write("c.bin", [3, .. Enumerable.Repeat((byte)9, 3072)])], imageHeight: 48, imageWidth: 40),
            "Image")[0];
        Assert.Equal(Enumerable.Repeat((byte)9, 3 * 48 * 40), cifar);
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _gan.LoadStl10("x", imageWidth: 0));
    }

    [Fact]
    public void Stl_10_has_images_without_labels()
    {
        var data = _gan.LoadStl10(Write("unlabeled.bin", new byte[2 * StlImage]));

        Assert.Equal(2, data.GetRowCount());
        Assert.Null(data.Schema.GetColumnOrNull("Label"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(CifarImage)]
    [InlineData(CifarImage + 2)]
    public void A_truncated_file_is_refused_by_name_and_offset(int length)
    {
        var path = Write("cut.bin", new byte[length]);

        var message = Assert.Throws<FormatException>(() => _gan.LoadCifar10([path])).Message;
        Assert.Equal($"CIFAR-10 file '{path}' ends within a record: records have 3073 bytes (at byte offset {length}).", message);
    }

    [Fact]
    public void An_unknown_label_is_refused_by_name_and_offset()
    {
        var cifar = Write("label.bin", [0, .. Image(CifarImage, 1), 10, .. Image(CifarImage, 1)]);
        var fine = Write("fine.bin", [0, 100, .. Image(CifarImage, 1)]);
        var zero = Write("zero.bin", [0]);

        Assert.Equal($"CIFAR-10 file '{cifar}' has the label 10, but labels go from 0 to 9 (at byte offset 3073).", Refusal(() => _gan.LoadCifar10([cifar])));
        Assert.Contains("has the label 100, but labels go from 0 to 99 (at byte offset 1)", Refusal(() => _gan.LoadCifar100(fine)));
        Assert.Contains("has the label 0, but labels go from 1 to 10 (at byte offset 0)",
            Refusal(() => _gan.LoadStl10(Write("x.bin", new byte[StlImage]), zero)));
    }

    [Fact]
    public void Another_number_of_labels_is_refused() => Assert.Contains(
        "has 2 labels, but '", Refusal(() => _gan.LoadStl10(Write("x.bin", new byte[StlImage]), Write("y.bin", [1, 2]))));

    [Fact]
    public void A_file_that_shrinks_is_found_as_it_is_read()
    {
        var path = Write("x.bin", new byte[2 * StlImage]);
        var data = _gan.LoadStl10(path);
        File.WriteAllBytes(path, new byte[StlImage]);

        Assert.Contains($"has become shorter since it was opened (at byte offset {StlImage})", Refusal(() => TestColumns.Vectors<byte>(data, "Image")));
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>("paths", () => _gan.LoadCifar10(null!));
        Assert.Throws<ArgumentException>("paths", () => _gan.LoadCifar10([]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => _gan.LoadCifar100("x", (Cifar100Labels)2));
        Assert.Throws<ArgumentNullException>("imagesPath", () => _gan.LoadStl10(null!));
    }

    private static string Refusal(Action action) => Assert.Throws<FormatException>(action).Message;

    private static byte[] Image(int size, int seed)
    {
        var image = new byte[size];
        new Random(seed).NextBytes(image);
        return image;
    }

    private static (string First, string Last, int Count) Ends(IDataView data)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        string[] values = [.. names.DenseValues().Select(name => name.ToString())];
        return (values[0], values[^1], values.Distinct().Count());
    }

    private string Write(string name, byte[] bytes)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
