namespace GanRefinement.Examples.Rendering;

/// <summary>Sizes that both pictures share, in pixels.</summary>
internal static class Layout
{
    /// <summary>Size of an image's pixel.</summary>
    public const int ImageScale = 2;

    /// <summary>Size of a dot of names and headings.</summary>
    public const int NameScale = 2;

    /// <summary>Size of a dot of remarks.</summary>
    public const int RemarkScale = 1;

    /// <summary>Between images.</summary>
    public const int Gap = 2;

    /// <summary>Around the sheet, and between bands.</summary>
    public const int Margin = 10;

    /// <summary>Height of a line of names.</summary>
    public const int NameHeight = BitmapFont.GlyphHeight * NameScale;

    /// <summary>Room that the longest of some names needs, with a margin on either side.</summary>
    public static int NameColumn(IEnumerable<string> names) =>
        names.Max(name => name.Length) * BitmapFont.Advance * NameScale + (2 * Margin);
}
