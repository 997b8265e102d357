using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public sealed class ImageFolderTests : IDisposable
{
    private readonly PaintedFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Subfolders_are_labels_in_ordinal_order()
    {
        _folder.Save("b/2.png", 10, 20, 30);
        _folder.Save("b/deep/1.png", 40, 50, 60);
        _folder.Save("a/3.PNG", 70, 80, 90);
        _folder.Save("B/4.png", 1, 2, 3);
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
        _folder.Save("1.png", 100, 100, 100);

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4, channels: 1);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 4, 4), data.Schema["Image"].Type);
        Assert.All(TestColumns.Vectors<byte>(data, "Image")[0], pixel => Assert.InRange(pixel, 99, 101));
        Assert.Null(data.Schema.GetColumnOrNull("Label"));
    }

    [Fact]
    public void Labels_can_be_left_out()
    {
        _folder.Save("a/1.png", 1, 1, 1);
        _folder.Save("2.png", 1, 1, 1);

        Assert.Null(_gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null).Schema.GetColumnOrNull("Label"));
        Assert.Contains("'2.png' beside them", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
    }

    [Fact]
    public void Bad_arguments_and_empty_folders_are_refused()
    {
        Assert.Contains("has no images", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
        Assert.Equal($"path must name a folder of images: '{_folder.File("absent")}' is not there. Correct it, or make the folder.",
            Assert.Throws<DirectoryNotFoundException>(() => _gan.LoadImageFolder(_folder.File("absent"), 4, 4)).Message);
        File.WriteAllText(_folder.File("file"), "");
        Assert.Contains($"'{_folder.File("file")}' is a file. Give the folder",
            Assert.Throws<DirectoryNotFoundException>(() => _gan.LoadImageFolder(_folder.File("file"), 4, 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("imageHeight", () => _gan.LoadImageFolder("x", 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _gan.LoadImageFolder("x", 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => _gan.LoadImageFolder("x", 4, 4, channels: 4));
    }

    [Fact]
    public void A_folder_without_permission_is_named()
    {
        _folder.Save("a/1.jpg", 1, 1, 1);
        File.Move(_folder.File("a/1.jpg"), _folder.File("a/1.jfif"));
        Assert.Equal(1, _gan.LoadImageFolder(_folder.File(""), 4, 4).GetRowCount());
        var shut = _folder.File("a");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(shut, UnixFileMode.None);
        // The system's administrator may read all folders.
        var error = IsOpen(shut)
            ? ImageFolderListing.Unreadable(shut, new UnauthorizedAccessException("Access denied."))
            : Assert.Throws<IOException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4));
        Assert.Contains($"Folder '{shut}' cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.IsType<UnauthorizedAccessException>(error.InnerException);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(shut, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        static bool IsOpen(string folder)
        {
            try
            {
                return Directory.GetFileSystemEntries(folder).Length > 0;
            }
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void What_is_no_image_of_the_set_is_passed_over()
    {
        _folder.Save("a/1.png", 1, 1, 1);
        _folder.Save("a/.hidden.png", 1, 1, 1);
        _folder.Save(".cache/2.png", 1, 1, 1);
        _folder.Save("__MACOSX/a/._1.png", 1, 1, 1);
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
        (var gan, var log) = PaintedFolder.Logged();

        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["a/1.png"], TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString()));
        Assert.Contains(log, entry => entry.Contains("1 without extension, 1 .txt; subfolders without images: empty, z.", StringComparison.Ordinal));
        Assert.Contains(log, entry => entry.Contains("2 images in ", StringComparison.Ordinal)
            && entry.Contains("a/3.png', 'a/4.png'", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_of_a_data_set_are_not_taken_for_classes()
    {
        _folder.Save("train/a/1.png", 1, 1, 1);
        _folder.Save("val/a/2.png", 1, 1, 1);
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
            _folder.Save($"{name}/1.png", 1, 1, 1);

        var message = Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message;
        Assert.Contains("look like parts of one data set", message, StringComparison.Ordinal);
        Assert.All(names.Split(' '), name => Assert.Contains(name, message, StringComparison.Ordinal));
        Assert.NotNull(_gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = names.Split(' ') }).Schema.GetColumnOrNull("Label"));
    }

    [Theory]
    [InlineData("digits")]
    [InlineData("cat dog")]
    public void They_are_recognised_inside_a_class(string classes)
    {
        foreach (var name in classes.Split(' '))
        {
            _folder.Save($"{name}/train/1.png", 1, 1, 1);
            _folder.Save($"{name}/test/1.png", 1, 1, 1);
        }

        var first = classes.Split(' ')[0];
        var message = Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message;
        Assert.StartsWith($"The subfolders of '{_folder.File(first)}' (test, train) look like parts of one data set", message, StringComparison.Ordinal);
        Assert.Contains($"load '{Path.Combine(_folder.File(first), "test")}' and its like one by one", message, StringComparison.Ordinal);
        Assert.NotNull(_gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { ClassNames = classes.Split(' ') }));
    }

    [Fact]
    public void A_single_one_inside_a_class_is_as_good_as_any_name()
    {
        _folder.Save("vehicles/train/1.png", 1, 1, 1);
        _folder.Save("vehicles/bus/1.png", 1, 1, 1);
        Assert.Equal(2, _gan.LoadImageFolder(_folder.File(""), 4, 4).GetRowCount());
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
            _folder.Save($"{name}/1.png", 1, 1, 1);

        (var gan, var log) = PaintedFolder.Logged();
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
        _folder.Save("all/1.png", 1, 1, 1);
        _folder.Save("all/2.png", 2, 2, 2);
        _folder.Save("all/3.png", 3, 3, 3);
        foreach ((var name, var target) in new[] { ("cat/1.png", "all/1.png"), ("dog/2.png", "all/2.png"), ("dog/3.png", "all/2.png") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.CreateSymbolicLink(_folder.File(name), _folder.File(target));
        }

        (var gan, var log) = PaintedFolder.Logged();
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
        _folder.Save("images/hounds/1.png", 1, 1, 1);
        File.Copy(_folder.File("images/hounds/1.png"), store.File("felines/2.png"));
        Directory.CreateSymbolicLink(_folder.File("cat"), store.File("felines"));
        Directory.CreateSymbolicLink(_folder.File("zdog"), _folder.File("images/hounds"));
        (var gan, var log) = PaintedFolder.Logged();

        var data = gan.LoadImageFolder(_folder.File(""), 4, 4);

        Assert.Equal(["cat/2.png", "images/hounds/1.png", "zdog/1.png"], Paths(data));
        Assert.Equal([1u, 2u, 3u], TestColumns.Values<uint>(data, "Label"));
        Assert.Single(log, entry => entry.Contains("'zdog/1.png' is 'images/hounds/1.png'", StringComparison.Ordinal));
    }

    [Fact]
    public void Class_folders_that_lead_to_each_other_have_each_file_once()
    {
        _folder.Save("a/1.png", 1, 1, 1);
        _folder.Save("b/2.png", 2, 2, 2);
        Directory.CreateSymbolicLink(_folder.File("a/other"), _folder.File("b"));
        Directory.CreateSymbolicLink(_folder.File("b/other"), _folder.File("a"));
        Directory.CreateSymbolicLink(_folder.File("b/all"), _folder.File(""));
        Assert.Equal(["a/1.png", "b/2.png"], Paths(_gan.LoadImageFolder(_folder.File(""), 4, 4)));
    }

    // Replacing a file takes it for itself, which fails while a reader has it open.
    private static IEnumerable<string> Paths(IDataView data) =>
        TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString());

    [Fact]
    public void Class_names_decide_the_keys()
    {
        _folder.Save("cat/1.png", 1, 1, 1);
        _folder.Save("dog/2.png", 1, 1, 1);
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
            _folder.Save($"{i:00}.png", (byte)i, (byte)(2 * i), (byte)(3 * i));

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
}
