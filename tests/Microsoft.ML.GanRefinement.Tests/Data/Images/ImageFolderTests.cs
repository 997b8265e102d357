using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

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

    [Fact]
    public void A_class_without_a_file_that_can_be_read_keeps_its_key()
    {
        Save("a/1.png", 1, 1, 1);
        File.WriteAllText(_folder.File("a/2.png"), "no image");
        Directory.CreateDirectory(_folder.File("b"));
        File.WriteAllText(_folder.File("b/1.png"), "no image");
        Save("c/1.png", 1, 1, 1);
        (var gan, var log) = Logged();

        var data = gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true });

        Assert.Equal([1u, 3u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(3UL, ((KeyDataViewType)data.Schema["Label"].Type).Count);
        Assert.Single(log, entry => entry.Contains("1 of 3 classes in", StringComparison.Ordinal) && entry.Contains("no file that can be read: b.", StringComparison.Ordinal));
        Assert.Contains("subfolder 'b'", Assert.Throws<InvalidOperationException>(() => gan.LoadImageFolder(
            _folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true, ClassNames = ["a", "c"] })).Message, StringComparison.Ordinal);
    }

    // Not broken, so not left out: one error, of a kind that says what it is, with row and path.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_may_not_be_read_is_one_error_with_row_and_path(bool skips)
    {
        for (var i = 0; i < 20; i++)
            Save($"{i:00}.png", 1, 2, 3);

        File.WriteAllText(_folder.File("03.png"), "no image");
        using var held = new FileStream(_folder.File("11.png"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var other = new FileStream(_folder.File("15.png"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        if (!skips)
            Save("03.png", 1, 2, 3);

        var error = Assert.Throws<IOException>(
            () => TestColumns.Vectors<byte>(_gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = skips }), "Image"));
        Assert.StartsWith($"Row 11, image file '{_folder.File("11.png")}', cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("SkipBrokenFiles leaves out only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_permission_is_one_error_with_row_and_path()
    {
        Save("1.png", 1, 2, 3);
        // A folder cannot be opened as a file, whoever tries.
        Directory.CreateDirectory(_folder.File("2.png"));
        ImageFileReader reader = new(_folder.File(""), new ImageFileDecoder(new ImageShape(3, 4, 4), ImageResizing.Stretch, default));
        Action[] readings =
            [() => reader.Decode(1, "2.png"), () => reader.Whole(["1.png", "2.png"], ((Microsoft.ML.Runtime.IHostEnvironment)new MLContext()).Start("x"))];
        foreach (var read in readings)
        {
            var error = Assert.Throws<IOException>(read);
            Assert.StartsWith($"Row 1, image file '{_folder.File("2.png")}', cannot be read: ", error.Message, StringComparison.Ordinal);
            Assert.IsType<UnauthorizedAccessException>(error.InnerException);
        }
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
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. PngBytes.Chunk("IHDR", header), .. PngBytes.Chunk("IDAT", []), .. PngBytes.Chunk("IEND", [])];
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
        File.CreateSymbolicLink(_folder.File("a/4.png"), _folder.File("nothing.png"));
        Directory.CreateSymbolicLink(_folder.File("p"), _folder.File("q"));
        Directory.CreateSymbolicLink(_folder.File("q"), _folder.File("p"));
        (var gan, var log) = Logged();

        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["a/1.png"], TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString()));
        Assert.Contains(log, entry => entry.Contains("1 without extension, 1 .txt; subfolders without images: empty, z.", StringComparison.Ordinal));
        Assert.Contains(log, entry => entry.Contains("2 images in ", StringComparison.Ordinal) && entry.Contains("a/3.png', 'a/4.png'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_that_is_named_like_an_image_is_not_waited_for()
    {
        // Windows has no such files.
        if (OperatingSystem.IsWindows())
            return;
        Save("a/1.png", 1, 1, 1);
        Assert.Equal(0, MakePipe(_folder.File("a/2.png"), 0x1B6));

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);

        var error = Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(data, "Image"));
        Assert.Contains("a/2.png", error.Message, StringComparison.Ordinal);
        Assert.Contains("it is empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true }).GetRowCount());
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

    [Theory]
    [InlineData("train val dev")]
    [InlineData("train val other")]
    [InlineData("Training Testing unlabeled")]
    [InlineData("train2017 val2017")]
    [InlineData("train_images test-images annotations")]
    [InlineData("trainA trainB testA testB")]
    [InlineData("seg_train seg_test seg_pred")]
    [InlineData("dev")]
    public void They_are_recognised_by_other_names_and_beside_other_folders(string names)
    {
        foreach (var name in names.Split(' '))
            Save($"{name}/1.png", 1, 1, 1);

        var message = Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message;
        Assert.Contains("look like parts of one data set", message, StringComparison.Ordinal);
        Assert.All(names.Split(' '), name => Assert.Contains(name, message, StringComparison.Ordinal));
        Assert.NotNull(_gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = names.Split(' ') }).Schema.GetColumnOrNull("Label"));
    }

    [Theory]
    [InlineData("bus car train", "train")]
    [InlineData("cat dog test", "test")]
    [InlineData("cat unlabeled", "unlabeled")]
    [InlineData("contest testtube Trainer developer value", null)]
    [InlineData("test_tube 2017 100", null)]
    public void A_single_one_among_others_is_a_class_with_a_warning(string names, string? warned)
    {
        foreach (var name in names.Split(' '))
            Save($"{name}/1.png", 1, 1, 1);

        (var gan, var log) = Logged();
        var count = names.Split(' ').Length;
        Assert.Equal((ulong)count, ((KeyDataViewType)gan.LoadImageFolder(_folder.File(""), 4, 4).Schema["Label"].Type).Count);
        Assert.Equal(warned is null ? 0 : 1, log.Count(entry => entry.Contains($"Subfolder '{warned}' of", StringComparison.Ordinal)));
        log.Clear();
        gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = names.Split(' ') });
        gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null);
        Assert.DoesNotContain(log, entry => entry.Contains("Subfolder", StringComparison.Ordinal));
    }

    [Fact]
    public void Class_folders_of_links_into_a_third_keep_their_rows()
    {
        Save("all/1.png", 1, 1, 1);
        Save("all/2.png", 2, 2, 2);
        Save("all/3.png", 3, 3, 3);
        foreach ((var name, var target) in new[] { ("cat/1.png", "all/1.png"), ("dog/2.png", "all/2.png"), ("dog/3.png", "all/2.png") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.CreateSymbolicLink(_folder.File(name), _folder.File(target));
        }

        (var gan, var log) = Logged();
        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["all/1.png", "all/2.png", "all/3.png", "cat/1.png", "dog/2.png"], Paths(data));
        Assert.Equal([1u, 1u, 1u, 2u, 3u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal([1, 2, 3, 1, 2], TestColumns.Vectors<byte>(data, "Image").Select(image => (int)image[0]));
        Assert.Single(log, entry => entry.Contains("2 images in", StringComparison.Ordinal)
            && entry.Contains("'cat/1.png' is 'all/1.png', 'dog/2.png' is 'all/2.png'", StringComparison.Ordinal));
        // Where nothing is a class, each file is there once.
        Assert.Equal(3, gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null).GetRowCount());
    }

    [Fact]
    public void Class_folders_that_are_links_keep_their_rows_too()
    {
        using TemporaryFolder store = new();
        Directory.CreateDirectory(store.File("felines"));
        Save("images/hounds/1.png", 1, 1, 1);
        File.Copy(_folder.File("images/hounds/1.png"), store.File("felines/2.png"));
        Directory.CreateSymbolicLink(_folder.File("cat"), store.File("felines"));
        Directory.CreateSymbolicLink(_folder.File("zdog"), _folder.File("images/hounds"));
        (var gan, var log) = Logged();

        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["cat/2.png", "images/hounds/1.png", "zdog/1.png"], Paths(data));
        Assert.Equal([1u, 2u, 3u], TestColumns.Values<uint>(data, "Label"));
        Assert.Single(log, entry => entry.Contains("'zdog/1.png' is 'images/hounds/1.png'", StringComparison.Ordinal));
    }

    [Fact]
    public void Class_folders_that_lead_to_each_other_have_each_file_once()
    {
        Save("a/1.png", 1, 1, 1);
        Save("b/2.png", 2, 2, 2);
        Directory.CreateSymbolicLink(_folder.File("a/other"), _folder.File("b"));
        Directory.CreateSymbolicLink(_folder.File("b/other"), _folder.File("a"));
        Directory.CreateSymbolicLink(_folder.File("b/all"), _folder.File(""));
        Assert.Equal(["a/1.png", "b/2.png"], Paths(_gan.LoadImageFolder(_folder.File(""), 4, 4)));
    }

    // Replacing a file takes it for itself, which fails while a reader has it open.
    [Fact]
    public void No_file_is_open_after_an_error_or_behind_a_disposed_cursor()
    {
        for (var i = 0; i < 60; i++)
            Save($"{i:00}.png", 1, 2, 3, side: 400);

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);
        var column = data.Schema["Image"];
        for (var round = 0; round < 3; round++)
        {
            File.WriteAllText(_folder.File("02.png"), "no image");
            Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(data, "Image"));
            Replace();
            using (var cursor = data.GetRowCursor([column]))
            {
                VBuffer<byte> image = default;
                Assert.True(cursor.MoveNext());
                cursor.GetGetter<VBuffer<byte>>(column)(ref image);
            }

            Replace();
        }
    }

    private void Replace()
    {
        var bytes = File.ReadAllBytes(_folder.File("59.png"));
        for (var i = 0; i < 59; i++)
            File.WriteAllBytes(_folder.File($"{i:00}.png"), bytes);
    }

    private static IEnumerable<string> Paths(IDataView data) =>
        TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString());

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

    private void Save(string name, byte red, byte green, byte blue, int side = 4)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = [.. Enumerable.Repeat(new byte[] { red, green, blue, 255 }, side * side).SelectMany(pixel => pixel)];
        using var image = MLImage.CreateFromPixels(side, side, MLPixelFormat.Rgba32, pixels);
        image.Save(path);
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(string path, uint mode);
}
