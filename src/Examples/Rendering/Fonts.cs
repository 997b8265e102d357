using SkiaSharp;

namespace GanRefinement.Examples.Rendering;

/// <summary>DejaVu Sans, which the program carries: a bare machine has no typeface, and another one's would give other pictures.</summary>
internal static class Fonts
{
    private static readonly SKTypeface Typeface = Load();

    /// <summary>For names and headings.</summary>
    public static SKFont Name { get; } = new(Typeface, 15) { Edging = SKFontEdging.Antialias };

    /// <summary>For remarks.</summary>
    public static SKFont Remark { get; } = new(Typeface, 11) { Edging = SKFontEdging.Antialias };

    private static SKTypeface Load()
    {
        using Stream font = typeof(Fonts).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
