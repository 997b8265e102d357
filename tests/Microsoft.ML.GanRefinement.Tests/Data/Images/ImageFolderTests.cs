using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

// A broken file may still be open for a moment in another thread of the reader when the test replaces it.
[Collection(nameof(RunsAlone))]
public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Subfolders_are_labels_in_ordinal_order()
    {
        Save("b/2.png", 10, 20, 30);
        Save("b/deep/1.png", 40, 50, 60);
        Save("a/3.PNG", 70, 80, 90);
        Save("B/4.png", 1, 2, 3);
        File.WriteAllText(_folder.File("b/notes.txt"), "no image");

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 6);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 3, 4, 6), data.Schema["Image"].Type);
        Assert.Equal(["B/4.png", "a/3.PNG", "b/2.png", "b/deep/1.png"], TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath")
            .Select(path => path.ToString()));
        Assert.Equal([1u, 2u, 3u, 3u], TestColumns.Values<uint>(data, "Label"));
        var image = TestColumns.Vectors<byte>(data, "Image")[1];
        Assert.Equal([70, 80, 90], new[] { image[0], image[24], image[48] });
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        Assert.Equal(["B", "a", "b"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Grey_images_have_one_plane()
    {
        Save("1.png", 100, 100, 100);

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4, channels: 1);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 4, 4), data.Schema["Image"].Type);
        Assert.All(TestColumns.Vectors<byte>(data, "Image")[0], pixel => Assert.InRange(pixel, 99, 101));
        Assert.Null(data.Schema.GetColumnOrNull("Label"));
    }

    [Fact]
    public void Labels_can_be_left_out()
    {
        Save("a/1.png", 1, 1, 1);
        Save("2.png", 1, 1, 1);

        Assert.Null(_gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null).Schema.GetColumnOrNull("Label"));
        Assert.Contains("'2.png' beside them", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
    }

    [Fact]
    public void Bad_arguments_and_empty_folders_are_refused()
    {
        Assert.Contains("has no images", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
        Assert.Throws<DirectoryNotFoundException>(() => _gan.LoadImageFolder(_folder.File("absent"), 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("imageHeight", () => _gan.LoadImageFolder("x", 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _gan.LoadImageFolder("x", 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => _gan.LoadImageFolder("x", 4, 4, channels: 4));
    }

    [Fact]
    public void Broken_files_are_named_with_their_row_or_left_out_and_counted()
    {
        Save("1.png", 1, 2, 3);
        Save("4.png", 4, 5, 6);
        File.WriteAllBytes(_folder.File("2.png"), []);
        File.WriteAllText(_folder.File("3.jpg"), "<html>Not found</html>");
        File.WriteAllBytes(_folder.File("5.png"), File.ReadAllBytes(_folder.File("4.png"))[..60]);
        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);
        foreach ((var row, var name, var cause) in new[] { (1, "2.png", "it is empty"), (2, "3.jpg", "it is no image"), (4, "5.png", "") })
        {
            var error = Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(data, "Image"));
            Assert.Contains($"Row {row}, image file '{_folder.File(name)}'", error.Message, StringComparison.Ordinal);
            Assert.Contains(cause, error.Message, StringComparison.Ordinal);
            File.Copy(_folder.File("1.png"), _folder.File(name), overwrite: true);
        }

        for (var i = 10; i < 22; i++)
            File.WriteAllText(_folder.File($"{i}.gif"), "GIF");

        (var gan, var log) = Logged();
        var whole = gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true });
        Assert.Equal(5, whole.GetRowCount());
        Assert.Equal(5, TestColumns.Vectors<byte>(whole, "Image").Length);
        var line = Assert.Single(log, entry => entry.Contains("left out", StringComparison.Ordinal));
        Assert.Contains("12 of 17 files", line, StringComparison.Ordinal);
        Assert.Equal(10, line.Split(".gif'").Length - 1);
    }

    // The bytes of the largest wrap around to 0 in 32 bits.
    [Theory]
    [InlineData(40_000, 40_000)]
    [InlineData(65_536, 32_768)]
    [InlineData(16_385, 16_384)]
    public void A_header_that_claims_more_than_can_be_read_is_a_broken_file(int width, int height)
    {
        Save("a/1.png", 1, 1, 1);
        File.WriteAllBytes(_folder.File("a/2.png"), HeaderOf(width, height));
        var error = Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(_gan.LoadImageFolder(_folder.File(""), 4, 4), "Image"));
        Assert.Contains("a/2.png", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{width} x {height}", error.Message, StringComparison.Ordinal);
        var kept = _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true });
        Assert.Equal(1, kept.GetRowCount());
    }

    // A PNG with a true header and no pixels.
    private static byte[] HeaderOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", []), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var check = uint.MaxValue;
        foreach (var value in named)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
                check = (check >> 1) ^ (0xEDB88320 & (uint)-(int)(check & 1));
        }

        var (length, end) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(end, ~check);
        return [.. length, .. named, .. end];
    }

    [Fact]
    public void What_is_no_image_of_the_set_is_passed_over()
    {
        Save("a/1.png", 1, 1, 1);
        Save("a/.hidden.png", 1, 1, 1);
        Save(".cache/2.png", 1, 1, 1);
        Save("__MACOSX/a/._1.png", 1, 1, 1);
        Directory.CreateDirectory(_folder.File("empty"));
        File.WriteAllText(_folder.File("a/readme.txt"), "");
        File.WriteAllText(_folder.File("a/LICENSE"), "");
        Directory.CreateSymbolicLink(_folder.File("a/round"), _folder.File(""));
        Directory.CreateSymbolicLink(_folder.File("z"), _folder.File("a"));
        File.CreateSymbolicLink(_folder.File("a/2.png"), _folder.File("a/1.png"));
        File.CreateSymbolicLink(_folder.File("a/3.png"), _folder.File("a/3.png"));
        Directory.CreateSymbolicLink(_folder.File("p"), _folder.File("q"));
        Directory.CreateSymbolicLink(_folder.File("q"), _folder.File("p"));
        (var gan, var log) = Logged();

        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["a/1.png"], TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString()));
        Assert.Contains(log, entry => entry.Contains("1 without extension, 1 .txt; subfolders without images: empty, z.", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_of_a_data_set_are_not_taken_for_classes()
    {
        Save("train/a/1.png", 1, 1, 1);
        Save("val/a/2.png", 1, 1, 1);
        Assert.Contains("look like parts of one data set", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4))
            .Message);
        Assert.Equal(2, _gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null).GetRowCount());
        Assert.Equal(1, _gan.LoadImageFolder(_folder.File("train"), 4, 4).GetRowCount());
        var wanted = _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = ["train", "val"] });
        Assert.Equal([1u, 2u], TestColumns.Values<uint>(wanted, "Label"));
    }

    [Fact]
    public void Class_names_decide_the_keys()
    {
        Save("cat/1.png", 1, 1, 1);
        Save("dog/2.png", 1, 1, 1);
        var data = _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = ["dog", "bird", "cat"] });
        Assert.Equal([3u, 1u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(3UL, ((KeyDataViewType)data.Schema["Label"].Type).Count);
        Assert.Contains("subfolder 'dog'", Assert.Throws<InvalidOperationException>(
            () => _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = ["cat"] })).Message);
        Assert.Throws<ArgumentException>(() => _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = ["cat", "cat"] }));
    }

    [Fact]
    public void Rows_read_in_order_out_of_order_and_twice_are_the_same()
    {
        for (var i = 0; i < 40; i++)
            Save($"{i:00}.png", (byte)i, (byte)(2 * i), (byte)(3 * i));

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);
        var inOrder = TestColumns.Vectors<byte>(data, "Image");
        Assert.Equal(Enumerable.Range(0, 40), inOrder.Select(image => (int)image[0]));
        var image = data.Schema["Image"];
        using var cursor = data.GetRowCursor(data.Schema, new Random(3));
        var get = cursor.GetGetter<VBuffer<byte>>(image);
        var path = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["ImagePath"]);
        VBuffer<byte> value = default;
        ReadOnlyMemory<char> name = default;
        while (cursor.MoveNext())
        {
            path(ref name);
            get(ref value);
            get(ref value);
            Assert.Equal(inOrder[int.Parse(name.Span[..2])], value.DenseValues());
        }
    }

    private static (GanCatalog Gan, List<string> Log) Logged()
    {
        MLContext ml = new(seed: 1);
        List<string> log = [];
        ml.Log += (_, entry) => log.Add(entry.Message);
        return (ml.Gan(), log);
    }

    private void Save(string name, byte red, byte green, byte blue)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = [.. Enumerable.Repeat(new byte[] { red, green, blue, 255 }, 16).SelectMany(pixel => pixel)];
        using var image = MLImage.CreateFromPixels(4, 4, MLPixelFormat.Rgba32, pixels);
        image.Save(path);
    }
}
