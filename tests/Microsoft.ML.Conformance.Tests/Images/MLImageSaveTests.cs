using System.Buffers.Binary;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class MLImageSaveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void An_opaque_image_comes_back_as_it_was()
    {
        using MLImage image = Pixels.Image(5, 3, (x, y) => (40 * x, 80 * y, 17 * x * y));

        using MLImage back = SaveAndLoad(image);

        Assert.Equal((5, 3), (back.Width, back.Height));
        Assert.Equal(Pixels.Of(image), Pixels.Of(back));
    }

    [Fact]
    public void A_gray_image_comes_back_as_it_was()
    {
        using MLImage image = Pixels.Image(7, 2, (x, y) => (x + 30 * y, x + 30 * y, x + 30 * y));

        using MLImage back = SaveAndLoad(image);

        Assert.Equal(Pixels.Of(image), Pixels.Of(back));
    }

    [Fact]
    public void A_pixel_with_alpha_0_loses_its_color()
    {
        using MLImage image = Pixels.Image(2, 1, 200, 100, 50, 0, 60, 60, 60, 120);

        using MLImage back = SaveAndLoad(image);

        Assert.Equal<byte>([0, 0, 0, 0, 60, 60, 60, 120], Pixels.Of(back));
    }

    [Fact]
    public void The_file_is_a_png_of_8_bits()
    {
        using MLImage image = Pixels.Image(300, 2, (x, y) => (x % 256, y, 3));
        string path = Save(image);

        byte[] bytes = File.ReadAllBytes(path);

        Assert.Equal<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
        Assert.Equal("IHDR"u8, bytes.AsSpan(12, 4));
        Assert.Equal(300, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal(2, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
        Assert.Equal(8, bytes[24]);
        Assert.Equal("IEND"u8, bytes.AsSpan(bytes.Length - 8, 4));
    }

    [Fact]
    public void The_extension_decides_and_an_unknown_one_is_refused()
    {
        using MLImage image = Pixels.Image(1, 1, 1, 2, 3, 255);

        Assert.Throws<ArgumentException>("imagePath", () => image.Save(Path.Combine(_folder.FullName, "image.txt")));
        Assert.Throws<ArgumentException>("imagePath", () => image.Save(Path.Combine(_folder.FullName, "image.gif")));
        image.Save(Path.Combine(_folder.FullName, "image.PNG"));
        Assert.Single(_folder.GetFiles());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Save(MLImage image)
    {
        string path = Path.Combine(_folder.FullName, "image.png");
        image.Save(path);
        return path;
    }

    private MLImage SaveAndLoad(MLImage image) => MLImage.CreateFromFile(Save(image));
}
