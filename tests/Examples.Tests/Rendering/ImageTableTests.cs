using GanRefinement.Programs.Rendering;
using SkiaSharp;

namespace GanRefinement.Examples.Tests.Rendering;

public class ImageTableTests
{
    [Fact]
    public void An_image_is_scaled_to_bytes_and_enlarged()
    {
        using var picture = new ImageTable([new(null, [[-1, 1, 0, 2]])], imageSide: 2).Draw();
        byte[][] expected = [[0, 0, 255, 255], [0, 0, 255, 255], [128, 128, 255, 255], [128, 128, 255, 255]];
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(y => Enumerable.Range(0, 4).Select(x => Grey(picture.GetPixel(20 + x, 10 + y))).ToArray()));
        Assert.Equal(SKColors.White, picture.GetPixel(19, 10));
        Assert.Equal(SKColors.White, picture.GetPixel(24, 10));
    }

    [Fact]
    public void The_planes_of_a_colour_image_are_red_green_and_blue()
    {
        using var picture = new ImageTable([new(null, [[1, 0, -1]])], imageSide: 1).Draw();
        Assert.Equal(new SKColor(255, 128, 0), picture.GetPixel(20, 10));
    }

    [Fact]
    public void Names_remarks_and_headings_are_written_left_of_and_over_the_images()
    {
        using var picture = new ImageTable([new("Aq", [White(), White()], "remark")], 16) { Corner = "Steps", Headings = ["1", "2"] }.Draw();
        var left = picture.Width - (2 * 34) - 10;
        Assert.All(
            new SKRectI[] { new(0, 0, left, 38), new(0, 38, left, 54), new(0, 54, left, 72), new(left, 0, left + 34, 38),
                new(left + 34, 0, picture.Width, 38) },
            place => Assert.InRange(Darkest(picture, place), 0, 60));
        Assert.Equal(255, Darkest(picture, new(left, 38, picture.Width, picture.Height)));
    }

    [Fact]
    public void The_longest_name_decides_where_images_begin_and_narrow_letters_take_less_room()
    {
        int wide = Width("WWWW"), narrow = Width("iiii");
        Assert.True(narrow < wide && Width("WWWW", "iiii") == wide);
    }

    [Fact]
    public void Letters_of_other_languages_are_drawn_too() =>
        Assert.Equal(3, new[] { "é", "Ж", "ß" }.Select(Pixels).Distinct().Count());

    [Fact]
    public void Bands_of_rows_stand_apart()
    {
        using var rows = new ImageTable([new("a", [White()]), new("b", [White()])], 16).Draw();
        using var bands = new ImageTable([new("a", [White()]), new(null, [White()]), new("b", [White()]), new(null, [White()])], 16).Draw();
        Assert.Equal((2 * 34) + 20, rows.Height);
        Assert.Equal((4 * 34) + 10 + 20, bands.Height);
    }

    [Fact]
    public void Is_saved_as_it_is_drawn()
    {
        using TemporaryFolder folder = new();
        ImageTable table = new([new("name", [White()])], 16);
        table.Save(folder.File("table.png"));
        using SKBitmap drawn = table.Draw(), saved = SKBitmap.Decode(folder.File("table.png"));
        Assert.Equal(drawn.Pixels, saved.Pixels);
    }

    private static float[] White() => [.. Enumerable.Repeat(1f, 16 * 16)];

    private static int Width(params string[] names)
    {
        using var picture = new ImageTable([.. names.Select(name => new ImageRow(name, [White()]))], 16).Draw();
        return picture.Width;
    }

    private static string Pixels(string name)
    {
        using var picture = new ImageTable([new(name, [White()])], 16).Draw();
        Assert.InRange(Darkest(picture, picture.Info.Rect), 0, 60);
        return string.Join(' ', picture.Pixels);
    }

    private static int Darkest(SKBitmap picture, SKRectI place) =>
        Enumerable.Range(place.Left, place.Width).Min(x => Enumerable.Range(place.Top, place.Height).Min(y => (int)Grey(picture.GetPixel(x, y))));

    private static byte Grey(SKColor color)
    {
        Assert.True(color.Red == color.Green && color.Green == color.Blue && color.Alpha == 255);
        return color.Red;
    }
}
