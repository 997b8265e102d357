using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class MLImageTests
{
    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void Pixels_are_kept_as_given(MLPixelFormat format)
    {
        byte[] pixels = [1, 2, 3, 255, 4, 5, 6, 255];
        using MLImage image = MLImage.CreateFromPixels(2, 1, format, pixels);
        pixels[0] = 99;

        Assert.Equal<byte>([1, 2, 3, 255, 4, 5, 6, 255], image.Pixels.ToArray());
        Assert.Equal((2, 1, 32, format), (image.Width, image.Height, image.BitsPerPixel, image.PixelFormat));
    }

    [Theory]
    [InlineData(MLPixelFormat.Bgra32, new byte[] { 1, 2, 3 })]
    [InlineData(MLPixelFormat.Rgba32, new byte[] { 3, 2, 1 })]
    public void Bgr_pixels_leave_alpha_out(MLPixelFormat format, byte[] expected)
    {
        using MLImage image = MLImage.CreateFromPixels(1, 1, format, [1, 2, 3, 255]);

        Assert.Equal(expected, image.GetBGRPixels);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>("pixelFormat", () => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Unknown, new byte[4]));
        Assert.Throws<ArgumentException>("width", () => MLImage.CreateFromPixels(0, 1, MLPixelFormat.Bgra32, []));
        Assert.Throws<ArgumentException>("height", () => MLImage.CreateFromPixels(1, 0, MLPixelFormat.Bgra32, []));
        Assert.Throws<ArgumentException>(() => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, new byte[3]));
        Assert.Throws<ArgumentNullException>("imagePath", () => MLImage.CreateFromFile(null!));
        Assert.Throws<ArgumentException>("imagePath", () => MLImage.CreateFromFile("no such file"));
        Assert.Throws<ArgumentNullException>("imageStream", () => MLImage.CreateFromStream(null!));
        Assert.Throws<ArgumentException>("imageStream", () => MLImage.CreateFromStream(new MemoryStream(new byte[10])));
    }

    [Fact]
    public void A_disposed_image_refuses_everything_but_another_dispose()
    {
        MLImage image = Pixels.Image(1, 1, 1, 2, 3, 255);
        image.Tag = "a tag";
        Assert.Equal("a tag", image.Tag);

        image.Dispose();
        image.Dispose();

        Assert.Throws<InvalidOperationException>(() => image.Width);
        Assert.Throws<InvalidOperationException>(() => image.Height);
        Assert.Throws<InvalidOperationException>(() => image.Tag);
        Assert.Throws<InvalidOperationException>(() => image.BitsPerPixel);
        Assert.Throws<InvalidOperationException>(() => image.PixelFormat);
        Assert.Throws<InvalidOperationException>(() => image.GetBGRPixels);
        Assert.Throws<InvalidOperationException>(() => image.Pixels.Length);
        Assert.Throws<InvalidOperationException>(() => image.Save("never.png"));
    }
}
