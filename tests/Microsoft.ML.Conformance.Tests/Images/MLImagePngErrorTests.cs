using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>Damaged files, in the stand-in's own words; the project file says where these tests are.</summary>
public sealed class MLImagePngErrorTests
{
    private static readonly byte[] Good = PngBytes.File(2, 2, 8, PngBytes.Gray, [0, 1, 2], [0, 3, 4]);

    [Fact]
    public void A_changed_byte_is_found_by_the_checksum()
    {
        byte[] file = [.. Good];
        file[45] ^= 1;

        Assert.Contains("chunk IDAT has a wrong checksum", MessageFor(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "no PNG signature")]
    [InlineData(20, "ends inside chunk IHDR")]
    [InlineData(36, "ends inside a chunk's head")]
    public void A_cut_file_is_refused(int length, string expected)
        => Assert.Contains(expected, MessageFor(Good[..length]), StringComparison.Ordinal);

    [Fact]
    public void Missing_rows_are_named()
        => Assert.Contains("ends in row 1 of 2", MessageFor(PngBytes.File(2, 2, 8, PngBytes.Gray, [0, 1, 2])), StringComparison.Ordinal);

    [Fact]
    public void A_claimed_gigabyte_is_not_allocated()
        => Assert.Contains(
            "ends inside chunk IDAT", MessageFor([.. Good[..33], 0x40, 0, 0, 0, .. "IDAT"u8, 1, 2, 3]), StringComparison.Ordinal);

    [Fact]
    public void Interlaced_files_are_refused_in_words()
        => Assert.Contains(
            "interlaced", MessageFor(PngBytes.File(PngBytes.Header(1, 1, 8, PngBytes.Gray, interlace: 1), PngBytes.Data([0, 1]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(8, 5, "color type 5 with 8 bits")]
    [InlineData(4, 2, "color type 2 with 4 bits")]
    public void Impossible_color_types_are_refused(byte depth, byte colorType, string expected)
        => Assert.Contains(expected, MessageFor(PngBytes.File(1, 1, depth, colorType, [0, 1, 2, 3])), StringComparison.Ordinal);

    [Fact]
    public void A_palette_must_be_there_and_long_enough()
    {
        Assert.Contains("PLTE", MessageFor(PngBytes.File(1, 1, 8, PngBytes.Palette, [0, 0])), StringComparison.Ordinal);
        byte[] file = PngBytes.File(PngBytes.Header(1, 1, 8, PngBytes.Palette), PngBytes.Chunk("PLTE", [1, 2, 3]), PngBytes.Data([0, 1]));
        Assert.Contains("palette entry 1", MessageFor(file), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_filter_or_critical_chunk_is_refused()
    {
        Assert.Contains("unknown filter 5", MessageFor(PngBytes.File(1, 1, 8, PngBytes.Gray, [5, 0])), StringComparison.Ordinal);
        byte[] file = PngBytes.File(PngBytes.Header(1, 1, 8, PngBytes.Gray), PngBytes.Chunk("ABCD", []), PngBytes.Data([0, 1]));
        Assert.Contains("ABCD", MessageFor(file), StringComparison.Ordinal);
    }

    private static string MessageFor(byte[] file)
    {
        using MemoryStream stream = new(file);
        ArgumentException error = Assert.Throws<ArgumentException>(() => MLImage.CreateFromStream(stream));
        Assert.Equal("imageStream", error.ParamName);
        return error.Message;
    }
}
