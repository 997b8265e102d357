using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Training.Monitoring;

public class GanSamplesTests
{
    [Fact]
    public void Are_laid_out_in_rows_from_the_top_left()
    {
        // Three grey samples of 1×2 pixels, two in a row.
        var samples = new GanSamples(7, new ImageShape(1, 1, 2), [-1, 1, 0, 1, 1, -1], ["a", "b"]);
        using var image = samples.ToImage();
        Assert.Equal((4, 2), (image.Width, image.Height));
        Assert.Equal([0, 255, 128, 255, 255, 0, 0, 0], Blues(image));
        Assert.Equal((7, 3, "a", "b", "a"), (samples.Iteration, samples.Count, samples.ClassName(0), samples.ClassName(1), samples.ClassName(2)));
        Assert.Equal([1f, -1f], samples[2].ToArray());
    }

    [Fact]
    public void Have_their_colors_and_are_opaque()
    {
        var samples = new GanSamples(1, new ImageShape(3, 1, 1), [1, 0, -1], []);
        using var image = samples.ToImage();
        var rgba = image.PixelFormat == MLPixelFormat.Bgra32
            ? new[] { image.Pixels[2], image.Pixels[1], image.Pixels[0], image.Pixels[3] } : image.Pixels[..4].ToArray();
        Assert.Equal([255, 128, 0, 255], rgba);
        Assert.Null(samples.ClassName(0));
    }

    [Fact]
    public void Are_no_picture_when_they_have_neither_1_nor_3_planes()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new GanSamples(1, new ImageShape(2, 1, 1), [1, 0], []).ToImage());
        Assert.Contains("2×1×1", error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Refuse_an_index_that_is_not_there(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GanSamples(1, new ImageShape(1, 1, 1), [0, 0, 0], [])[index]);

    private static byte[] Blues(MLImage image)
    {
        var pixels = image.Pixels.ToArray();
        return Enumerable.Range(0, pixels.Length / 4).Select(i => pixels[i * 4]).ToArray();
    }
}
