using SkiaSharp;

namespace GanRefinement.Programs.Rendering;

/// <summary>A picture of rows of images with their names at the left, on white.</summary>
internal sealed class ImageTable(IReadOnlyList<ImageRow> rows, int imageSide)
{
    private const int Scale = 2;
    private const int Gap = 2;
    private const int Margin = 10;
    private const int LineHeight = 18;
    private const int Ascent = 13;

    /// <summary>What stands over the names.</summary>
    public string? Corner { get; init; }

    /// <summary>What stands over each column of images.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    private int Cell => (imageSide * Scale) + Gap;

    private int Left => (2 * Margin) + (int)MathF.Ceiling(
        Math.Max(Width(Corner, Fonts.Name), rows.Max(row => Math.Max(Width(row.Name, Fonts.Name), Width(row.Remark, Fonts.Remark)))));

    private int Top => Headings.Count == 0 ? Margin : LineHeight + (2 * Margin);

    /// <summary>Writes it as a PNG file.</summary>
    public void Save(string path)
    {
        using var picture = Draw();
        using var file = File.Create(path);
        picture.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }

    /// <summary>Draws it.</summary>
    public SKBitmap Draw()
    {
        int[] tops = [.. Tops()];
        var width = Left + (rows.Max(row => row.Images.Count) * Cell) + Margin;
        SKBitmap picture = new(width, tops[^1] + Cell + Margin, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(picture);
        canvas.Clear(SKColors.White);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        DrawHeadings(canvas, ink);
        foreach ((var row, var top) in rows.Zip(tops))
        {
            DrawTexts(canvas, row, top, ink);
            for (var column = 0; column < row.Images.Count; column++)
            {
                using var image = Bitmap(row.Images[column]);
                canvas.DrawBitmap(image, SKRect.Create(Left + (column * Cell), top, imageSide * Scale, imageSide * Scale));
            }
        }

        return picture;
    }

    // Where some rows belong together, bands of them stand apart.
    private IEnumerable<int> Tops()
    {
        var banded = rows.Any(row => row.Name is null);
        var top = Top;
        for (var row = 0; row < rows.Count; row++)
        {
            top += row == 0 ? 0 : Cell;
            top += banded && row > 0 && rows[row].Name is not null ? Margin : 0;
            yield return top;
        }
    }

    private void DrawHeadings(SKCanvas canvas, SKPaint ink)
    {
        for (var column = 0; column < Headings.Count; column++)
            canvas.DrawText(Headings[column], Left + (column * Cell), Margin + Ascent, Fonts.Name, ink);

        canvas.DrawText(Corner ?? "", Margin, Margin + Ascent, Fonts.Name, ink);
    }

    // The texts of a row stand in its middle, one below the other.
    private void DrawTexts(SKCanvas canvas, ImageRow row, int top, SKPaint ink)
    {
        (string? Text, SKFont Font)[] texts = [(row.Name, Fonts.Name), (row.Remark, Fonts.Remark)];
        (string? Text, SKFont Font)[] lines = [.. texts.Where(line => line.Text is not null)];
        var baseline = top + ((Cell - (lines.Length * LineHeight)) / 2) + Ascent;
        foreach ((var text, var font) in lines)
        {
            canvas.DrawText(text, Margin, baseline, font, ink);
            baseline += LineHeight;
        }
    }

    private static float Width(string? text, SKFont font) => text is null ? 0 : font.MeasureText(font.Typeface.GetGlyphs(text));

    private SKBitmap Bitmap(float[] values)
    {
        var plane = imageSide * imageSide;
        var step = values.Length == plane ? 0 : plane;
        SKColor Color(int i) => new(Shade(values[i]), Shade(values[i + step]), Shade(values[i + (2 * step)]));
        return new(imageSide, imageSide, SKColorType.Rgba8888, SKAlphaType.Opaque) { Pixels = [.. Enumerable.Range(0, plane).Select(Color)] };
    }

    private static byte Shade(float value) => (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);
}
