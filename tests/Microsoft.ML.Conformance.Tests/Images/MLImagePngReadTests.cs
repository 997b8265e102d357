using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class MLImagePngReadTests
{
    [Fact]
    public void Gray_fills_all_three_colors()
        => Assert.Equal<byte>([10, 10, 10, 255, 200, 200, 200, 255], Pixels.Of(PngBytes.File(2, 1, 8, PngBytes.Gray, [0, 10, 200])));

    [Fact]
    public void Rgb_is_opaque()
        => Assert.Equal<byte>([1, 2, 3, 255, 4, 5, 6, 255], Pixels.Of(PngBytes.File(2, 1, 8, PngBytes.Rgb, [0, 1, 2, 3, 4, 5, 6])));

    [Fact]
    public void Rgba_is_premultiplied()
        => Assert.Equal<byte>(
            [255, 0, 0, 255, 100, 50, 2, 128, 0, 0, 0, 0],
            Pixels.Of(PngBytes.File(3, 1, 8, PngBytes.Rgba, [0, 255, 0, 0, 255, 200, 100, 3, 128, 9, 9, 9, 0])));

    [Fact]
    public void Gray_with_alpha_is_premultiplied()
        => Assert.Equal<byte>(
            [80, 80, 80, 255, 40, 40, 40, 102], Pixels.Of(PngBytes.File(2, 1, 8, PngBytes.GrayAlpha, [0, 80, 255, 100, 102])));

    [Fact]
    public void Palette_entries_are_looked_up_and_may_have_alpha()
    {
        byte[] file = PngBytes.File(
            PngBytes.Header(3, 1, 8, PngBytes.Palette),
            PngBytes.Chunk("PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255]),
            PngBytes.Chunk("tRNS", [255, 0]),
            PngBytes.Data([0, 2, 1, 0]));

        Assert.Equal<byte>([0, 0, 255, 255, 0, 0, 0, 0, 255, 0, 0, 255], Pixels.Of(file));
    }

    [Theory]
    [InlineData(1, new byte[] { 0b0110_0000 }, new[] { 0, 255, 255 })]
    [InlineData(2, new byte[] { 0b0001_1011 }, new[] { 0, 85, 170 })]
    [InlineData(4, new byte[] { 0x0F, 0x30 }, new[] { 0, 255, 51 })]
    public void Low_gray_depths_are_stretched_to_8_bits(byte depth, byte[] packed, int[] expected)
    {
        using MemoryStream stream = new(PngBytes.File(3, 1, depth, PngBytes.Gray, [0, .. packed]));
        using MLImage image = MLImage.CreateFromStream(stream);

        Assert.Equal(expected, Pixels.Reds(image));
    }

    [Fact]
    public void Of_16_bits_the_high_byte_stays()
        => Assert.Equal<byte>(
            [0x12, 0x56, 0x9A, 255], Pixels.Of(PngBytes.File(1, 1, 16, PngBytes.Rgb, [0, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC])));

    [Fact]
    public void A_gray_color_key_is_transparent()
    {
        byte[] file = PngBytes.File(PngBytes.Header(2, 1, 8, PngBytes.Gray), PngBytes.Chunk("tRNS", [0, 7]), PngBytes.Data([0, 7, 8]));

        Assert.Equal<byte>([0, 0, 0, 0, 8, 8, 8, 255], Pixels.Of(file));
    }

    // The same 2 × 3 gray picture {10, 20 / 15, 40 / 30, 35}, its rows below the first one filtered by hand.
    [Theory]
    [InlineData(0, new byte[] { 15, 40 }, new byte[] { 30, 35 })]
    [InlineData(1, new byte[] { 15, 25 }, new byte[] { 30, 5 })]
    [InlineData(2, new byte[] { 5, 20 }, new byte[] { 15, 251 })]
    [InlineData(3, new byte[] { 10, 23 }, new byte[] { 23, 0 })]
    [InlineData(4, new byte[] { 5, 20 }, new byte[] { 15, 251 })]
    public void Row_filters_are_undone(byte filter, byte[] second, byte[] third)
    {
        byte[] file = PngBytes.File(2, 3, 8, PngBytes.Gray, [0, 10, 20], [filter, .. second], [filter, .. third]);
        using MemoryStream stream = new(file);
        using MLImage image = MLImage.CreateFromStream(stream);

        Assert.Equal([10, 20, 15, 40, 30, 35], Pixels.Reds(image));
    }

    [Fact]
    public void Pixel_data_may_be_cut_into_chunks_and_unknown_ancillary_chunks_are_skipped()
    {
        byte[] data = PngBytes.Compress([0, 1, 2, 3], [0, 4, 5, 6]);
        byte[] file = PngBytes.File(
            PngBytes.Header(1, 2, 8, PngBytes.Rgb),
            PngBytes.Chunk("tEXt", [65, 0, 66]),
            PngBytes.Chunk("IDAT", data[..5]),
            PngBytes.Chunk("IDAT", data[5..]));

        Assert.Equal<byte>([1, 2, 3, 255, 4, 5, 6, 255], Pixels.Of(file));
    }
}
