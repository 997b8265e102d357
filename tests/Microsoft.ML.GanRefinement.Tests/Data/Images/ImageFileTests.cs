using SkiaSharp;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

/// <summary>The values that files of many kinds have after loading.</summary>
public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shrinking_a_checkerboard_of_single_pixels_gives_its_mean()
    {
        Save(256, 256, (x, y) => (x + y) % 2 == 0 ? SKColors.White : SKColors.Black);
        Assert.All(Load(32, 32, channels: 1), pixel => Assert.InRange(pixel, 127, 128));
    }

    [Theory]
    [InlineData(64, 96, 16, 24)]
    [InlineData(60, 30, 12, 6)]
    [InlineData(21, 21, 3, 3)]
    [InlineData(9, 27, 9, 27)]
    public void Shrinking_by_whole_factors_gives_the_mean_of_the_pixels_covered(int sourceHeight, int sourceWidth, int height, int width)
    {
        Random random = new(1);
        SKColor[] colors = [.. Enumerable.Range(0, sourceHeight * sourceWidth).Select(_ => new SKColor((uint)random.Next() | 0xFF000000))];
        Save(sourceWidth, sourceHeight, (x, y) => colors[(y * sourceWidth) + x]);

        var loaded = Load(height, width);

        var factor = sourceHeight / height;
        for (var i = 0; i < height * width; i++)
        {
            (var top, var left) = (i / width * factor, i % width * factor);
            SKColor[] covered = [.. Enumerable.Range(0, factor * factor).Select(k => colors[((top + (k / factor)) * sourceWidth) + left + (k % factor)])];
            Assert.Equal(covered.Average(color => color.Red), loaded[i], 0.501);
            Assert.Equal(covered.Average(color => color.Green), loaded[i + (height * width)], 0.501);
            Assert.Equal(covered.Average(color => color.Blue), loaded[i + (2 * height * width)], 0.501);
        }
    }

    [Fact]
    public void Enlarging_is_smooth_and_keeps_what_is_constant_or_linear()
    {
        Save(8, 8, (x, _) => new SKColor((byte)(x * 30), 77, 0));
        var loaded = Load(32, 32);
        Assert.All(loaded[1024..2048], pixel => Assert.Equal(77, pixel));
        // Between the centres of source pixels 2 and 5, where no border reaches.
        for (var x = 10; x < 22; x++)
            Assert.Equal(30 * (((x + 0.5) / 4) - 0.5), loaded[(16 * 32) + x], 0.501);
    }

    [Fact]
    public void Other_proportions_are_cropped_stretched_or_padded()
    {
        // Three squares side by side.
        Save(12, 4, (x, _) => x < 4 ? SKColors.Red : x < 8 ? SKColors.Lime : SKColors.Blue);
        Assert.All(Red(Load(4, 4, ImageResizing.CenterCrop)), pixel => Assert.Equal(0, pixel));
        Assert.All(Green(Load(4, 4, ImageResizing.CenterCrop)), pixel => Assert.Equal(255, pixel));
        Assert.Equal([255, 85, 0, 0], Red(Load(4, 4, ImageResizing.Stretch))[..4].Select(pixel => (int)pixel));

        var padded = Red(Load(6, 6, ImageResizing.Pad, (9, 8, 7)));
        Assert.Equal([9, 9, 9, 9, 9, 9], padded[..6].Select(pixel => (int)pixel));
        Assert.Equal([255, 255, 0, 0, 0, 0], padded[12..18].Select(pixel => (int)pixel));
        Assert.Equal([9, 9, 9, 9, 9, 9], padded[30..].Select(pixel => (int)pixel));
    }

    [Fact]
    public void Transparent_pixels_show_the_background()
    {
        Save(2, 1, (x, _) => x == 0 ? new SKColor(255, 0, 0, 128) : new SKColor(0, 0, 0, 0));
        var overWhite = Load(1, 2);
        Assert.Equal([255, 255, 127, 255, 127, 255], overWhite.Select(pixel => (int)pixel));
        var overGreen = Load(1, 2, background: (0, 255, 0));
        Assert.Equal([128, 0, 127, 255, 0, 0], overGreen.Select(pixel => (int)pixel));
    }

    [Fact]
    public void Grey_with_alpha_and_transparent_palettes_show_it_too()
    {
        File.WriteAllBytes(_folder.File("1.png"), PngBytes.Create(PngBytes.GreyAlpha, [[0, 255, 0, 0, 100, 51]], width: 3));
        Assert.Equal([0, 255, 224], Load(1, 3, channels: 1).Select(pixel => (int)pixel));

        File.WriteAllBytes(_folder.File("1.png"), PngBytes.Create(
            PngBytes.Palette, [[0, 1]], width: 2, ("PLTE", [10, 20, 30, 40, 50, 60]), ("tRNS", [255, 0])));
        Assert.Equal([10, 255, 20, 255, 30, 255], Load(1, 2).Select(pixel => (int)pixel));
    }

    [Theory]
    [InlineData(1, "rg bw")]
    [InlineData(2, "gr wb")]
    [InlineData(3, "wb gr")]
    [InlineData(4, "bw rg")]
    [InlineData(5, "rb gw")]
    [InlineData(6, "br wg")]
    [InlineData(7, "wg br")]
    [InlineData(8, "gw rb")]
    public void Exif_orientation_is_applied(int orientation, string shown)
    {
        using SKBitmap bitmap = new(32, 16);
        for (var i = 0; i < 32 * 16; i++)
        {
            (var x, var y) = (i % 32, i / 32);
            bitmap.SetPixel(x, y,
                (x < 16, y < 8) switch { (true, true) => SKColors.Red, (false, true) => SKColors.Lime, (true, _) => SKColors.Blue, _ => SKColors.White });
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        // APP1: its length, and what JPEG has before EXIF data.
        AssertShown(shown, "jpg", [.. jpeg.ToArray()[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. Exif(orientation), .. jpeg.ToArray()[2..]]);

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var bytes = png.ToArray();
        // Anywhere between its first chunk, which ends after 33 bytes, and its last, which has 12.
        AssertShown(shown, "png", [.. bytes[..33], .. PngBytes.Chunk("eXIf", Exif(orientation)), .. bytes[33..]]);
        AssertShown(shown, "png", [.. bytes[..^12], .. PngBytes.Chunk("eXIf", BigEndianExif(orientation)), .. bytes[^12..]]);
        AssertShown(shown, "png", [.. bytes[..33], .. PngBytes.Chunk("eXIf", [.. "Exif\0\0"u8, .. Exif(orientation)]), .. bytes[33..]]);

        using var pixmap = bitmap.PeekPixels();
        using var webp = pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100));
        AssertShown(shown, "webp", Webp(webp.ToArray(), Exif(orientation)));
        AssertShown(shown, "webp", Webp(webp.ToArray(), [.. "Exif\0\0"u8, .. BigEndianExif(orientation)]));
    }

    [Fact]
    public void Damaged_exif_data_turn_nothing()
    {
        using SKBitmap bitmap = new(2, 1);
        bitmap.SetPixel(1, 0, SKColors.White);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var bytes = png.ToArray();
        var exif = Exif(3);
        byte[][] damaged =
        [
            .. Enumerable.Range(0, 17).Select(length => exif[..length]), Exif(0), Exif(9), [.. exif[..4], 255, 255, 255, 255, .. exif[8..]],
            [.. exif[..4], 27, 0, 0, 0, .. exif[8..]], [.. exif[..8], 255, 255, 0, 0, .. exif[12..]],
        ];
        foreach (var content in damaged)
        {
            File.WriteAllBytes(_folder.File("1.png"), [.. bytes[..33], .. PngBytes.Chunk("eXIf", content), .. bytes[33..]]);
            Assert.Equal(255, Load(1, 2, channels: 1)[1]);
        }
    }

    private void AssertShown(string shown, string extension, byte[] file)
    {
        File.WriteAllBytes(_folder.File($"1.{extension}"), file);
        var loaded = Load(2, 2, ImageResizing.Stretch);
        File.Delete(_folder.File($"1.{extension}"));
        var seen = string.Concat(Enumerable.Range(0, 4).Select(i => (loaded[i] > 128, loaded[i + 4] > 128, loaded[i + 8] > 128) switch
        {
            (true, false, false) => 'r',
            (false, true, false) => 'g',
            (false, false, true) => 'b',
            (true, true, true) => 'w',
            _ => '?',
        }));
        Assert.Equal($"{extension}: {shown}", $"{extension}: {seen[..2]} {seen[2..]}");
    }

    // A little-endian TIFF header and one entry, the tag 0x0112.
    private static byte[] Exif(int orientation) =>
        [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] BigEndianExif(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    // The plain file's one chunk between a header that says that there are EXIF data (8), and those. 32 x 16, each less one.
    private static byte[] Webp(byte[] plain, byte[] exif)
    {
        byte[] chunks =
            [.. "WEBPVP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, 31, 0, 0, 15, 0, 0, .. plain[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
        return [.. "RIFF"u8, (byte)chunks.Length, (byte)(chunks.Length >> 8), 0, 0, .. chunks];
    }

    private static byte[] Red(byte[] image) => image[..(image.Length / 3)];

    private static byte[] Green(byte[] image) => image[(image.Length / 3)..(2 * image.Length / 3)];

    private void Save(int width, int height, Func<int, int, SKColor> color)
    {
        using SKBitmap bitmap = new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var i = 0; i < width * height; i++)
            bitmap.SetPixel(i % width, i / width, color(i % width, i / width));

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(_folder.File("1.png"), png.ToArray());
    }

    private byte[] Load(
        int height, int width, ImageResizing resizing = ImageResizing.CenterCrop, (byte, byte, byte)? background = null, int channels = 3)
    {
        GanImageFolderOptions options = new() { ImageHeight = height, ImageWidth = width, Channels = channels, Resizing = resizing };
        options.Background = background ?? options.Background;
        return TestColumns.Vectors<byte>(_gan.LoadImageFolder(_folder.File(""), options), "Image")[0];
    }

    private byte[] Load(int height, int width, int channels) => Load(height, width, ImageResizing.CenterCrop, null, channels);
}
