using GanRefinement.Examples.Rendering;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Tests.Rendering;

public class CanvasTests
{
    [Fact]
    public void An_image_is_scaled_to_bytes_and_enlarged()
    {
        Canvas canvas = new(6, 4);
        canvas.Image([-1, 1, 0, 2], imageWidth: 2, left: 1, top: 0, scale: 2);
        byte[] expected =
        [
            255, 0, 0, 255, 255, 255,
            255, 0, 0, 255, 255, 255,
            255, 128, 128, 255, 255, 255,
            255, 128, 128, 255, 255, 255,
        ];
        Assert.Equal(expected, Shades(canvas));
    }

    [Fact]
    public void The_planes_of_a_colour_image_are_red_green_and_blue()
    {
        using TemporaryFolder folder = new();
        Canvas canvas = new(2, 1);
        canvas.ColorImage([1, -1, -1, 1, 0, -1], imageWidth: 2, left: 0, top: 0, scale: 1);
        canvas.Save(folder.File("canvas.png"));
        using MLImage image = MLImage.CreateFromFile(folder.File("canvas.png"));
        Assert.Equal([128, 0, 255, 0, 255, 0], image.GetBGRPixels);
    }

    [Fact]
    public void Text_is_black_on_white()
    {
        Canvas canvas = new(12, 7);
        canvas.Text("-", left: 6, top: 0, scale: 1);
        byte[] shades = Shades(canvas);
        Assert.Equal([43, 44, 45], Enumerable.Range(0, shades.Length).Where(i => shades[i] == 0));
    }

    private static byte[] Shades(Canvas canvas)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("canvas.png");
        canvas.Save(path);
        using MLImage image = MLImage.CreateFromFile(path);
        Assert.Equal((canvas.Width, canvas.Height), (image.Width, image.Height));
        byte[] pixels = image.Pixels.ToArray();
        Assert.All(pixels.Chunk(4), pixel => Assert.True(pixel[0] == pixel[1] && pixel[1] == pixel[2] && pixel[3] == 255));
        return [.. pixels.Chunk(4).Select(pixel => pixel[0])];
    }
}
