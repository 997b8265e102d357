using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

/// <summary>Files of a folder that are no images, damaged or not to be read.</summary>
public sealed class BrokenImageFilesTests : IDisposable
{
    private readonly PaintedFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Broken_files_are_named_with_their_row_or_left_out_and_counted()
    {
        _folder.Save("1.png", 1, 2, 3);
        _folder.Save("4.png", 4, 5, 6);
        File.WriteAllBytes(_folder.File("2.png"), []);
        File.WriteAllText(_folder.File("3.jpg"), "<html>Not found</html>");
        File.WriteAllBytes(_folder.File("5.png"), File.ReadAllBytes(_folder.File("4.png"))[..60]);
        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);
        (int, string, string)[] broken = [(1, "2.png", "it is empty"), (2, "3.jpg", "it is no image, whatever its name says."), (4, "5.png", "")];
        foreach ((var row, var name, var cause) in broken)
        {
            var error = Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(data, "Image"));
            Assert.Contains($"Row {row}, image file '{_folder.File(name)}'", error.Message, StringComparison.Ordinal);
            Assert.Contains(cause, error.Message, StringComparison.Ordinal);
            File.Copy(_folder.File("1.png"), _folder.File(name), overwrite: true);
        }

        for (var i = 10; i < 22; i++)
            File.WriteAllText(_folder.File($"{i}.gif"), "GIF");

        (var gan, var log) = PaintedFolder.Logged();
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
        _folder.Save("a/1.png", 1, 1, 1);
        File.WriteAllText(_folder.File("a/2.png"), "no image");
        Directory.CreateDirectory(_folder.File("b"));
        File.WriteAllText(_folder.File("b/1.png"), "no image");
        _folder.Save("c/1.png", 1, 1, 1);
        (var gan, var log) = PaintedFolder.Logged();

        var data = gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true });

        Assert.Equal([1u, 3u], TestColumns.Values<uint>(data, "Label"));
        Assert.Equal(3UL, ((KeyDataViewType)data.Schema["Label"].Type).Count);
        Assert.Single(log, entry => entry.Contains("1 of 3 classes in", StringComparison.Ordinal)
            && entry.Contains("no file that can be read: b.", StringComparison.Ordinal));
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
            _folder.Save($"{i:00}.png", 1, 2, 3);

        File.WriteAllText(_folder.File("03.png"), "no image");
        using var held = new FileStream(_folder.File("11.png"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var other = new FileStream(_folder.File("15.png"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        if (!skips)
            _folder.Save("03.png", 1, 2, 3);

        var error = Assert.Throws<IOException>(
            () => TestColumns.Vectors<byte>(_gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = skips }), "Image"));
        Assert.StartsWith($"Row 11, image file '{_folder.File("11.png")}', cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("SkipBrokenFiles leaves out only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_permission_is_one_error_with_row_and_path()
    {
        _folder.Save("1.png", 1, 2, 3);
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
        _folder.Save("a/1.png", 1, 1, 1);
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
    public void A_pipe_that_is_named_like_an_image_is_not_waited_for()
    {
        // Windows has no such files.
        if (OperatingSystem.IsWindows())
            return;
        _folder.Save("a/1.png", 1, 1, 1);
        Assert.Equal(0, MakePipe(_folder.File("a/2.png"), 0x1B6));

        var data = _gan.LoadImageFolder(_folder.File(""), 4, 4);

        var error = Assert.Throws<FormatException>(() => TestColumns.Vectors<byte>(data, "Image"));
        Assert.Contains("a/2.png", error.Message, StringComparison.Ordinal);
        Assert.Contains("it is empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _gan.LoadImageFolder(_folder.File(""), new GanImageFolderOptions { SkipBrokenFiles = true }).GetRowCount());
    }

    [Fact]
    public void No_file_is_open_after_an_error_or_behind_a_disposed_cursor()
    {
        for (var i = 0; i < 60; i++)
            _folder.Save($"{i:00}.png", 1, 2, 3, side: 400);

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

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(string path, uint mode);
}
