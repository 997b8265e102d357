using SkiaSharp;

namespace GanRefinement.Programs.Rendering;

/// <summary>DejaVu Sans, which the program carries: a bare machine has no typeface, and another one's would give other pictures.</summary>
internal static class Fonts
{
    private static readonly SKTypeface s_typeface = Load();

    /// <summary>For names and headings.</summary>
    public static SKFont Name { get; } = new(s_typeface, 15) { Edging = SKFontEdging.Antialias };

    /// <summary>For remarks.</summary>
    public static SKFont Remark { get; } = new(s_typeface, 11) { Edging = SKFontEdging.Antialias };

    private static SKTypeface Load()
    {
        using var font = typeof(Fonts).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
