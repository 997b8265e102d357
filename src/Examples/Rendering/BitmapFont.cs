namespace GanRefinement.Examples.Rendering;

/// <summary>
/// A font of 5×7 dots for labels: capitals, digits and a few signs. Lower case is written in capitals; other signs are left blank.
/// </summary>
internal static class BitmapFont
{
    public const int GlyphWidth = 5;
    public const int GlyphHeight = 7;

    /// <summary>From one glyph's left edge to the next one's.</summary>
    public const int Advance = GlyphWidth + 1;

    // Each sheet draws the characters of its key side by side, one blank column between them.
    private static readonly (string Characters, string Sheet)[] Sheets =
    [
        ("ABCDEFGHIJ",
        """
        .###. ####. .#### ####. ##### ##### .#### #...# .###. ..###
        #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#.
        #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#.
        ##### ####. #.... #...# ####. ####. #..## ##### ..#.. ...#.
        #...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#.
        #...# #...# #.... #...# #.... #.... #...# #...# ..#.. #..#.
        #...# ####. .#### ####. ##### #.... .#### #...# .###. .##..
        """),
        ("KLMNOPQRST",
        """
        #...# #.... #...# #...# .###. ####. .###. ####. .#### #####
        #..#. #.... ##.## ##..# #...# #...# #...# #...# #.... ..#..
        #.#.. #.... #.#.# #.#.# #...# #...# #...# #...# #.... ..#..
        ##... #.... #.#.# #.#.# #...# ####. #...# ####. .###. ..#..
        #.#.. #.... #...# #..## #...# #.... #.#.# #.#.. ....# ..#..
        #..#. #.... #...# #...# #...# #.... #..#. #..#. ....# ..#..
        #...# ##### #...# #...# .###. #.... .##.# #...# ####. ..#..
        """),
        ("UVWXYZ-/.:",
        """
        #...# #...# #...# #...# #...# ##### ..... ....# ..... .....
        #...# #...# #...# #...# #...# ....# ..... ....# ..... ..#..
        #...# #...# #...# .#.#. .#.#. ...#. ..... ...#. ..... .....
        #...# #...# #.#.# ..#.. ..#.. ..#.. .###. ..#.. ..... .....
        #...# #...# #.#.# .#.#. ..#.. .#... ..... .#... ..... .....
        #...# .#.#. ##.## #...# ..#.. #.... ..... #.... ..... ..#..
        .###. ..#.. #...# #...# ..#.. ##### ..... #.... ..#.. .....
        """),
        ("0123456789",
        """
        .###. ..#.. .###. .###. ...#. ##### .###. ##### .###. .###.
        #...# .##.. #...# #...# ..##. #.... #.... ....# #...# #...#
        #..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#
        #.#.# ..#.. ...#. ..##. #..#. ....# ####. ..#.. .###. .####
        ##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#
        #...# ..#.. .#... #...# ...#. #...# #...# ..#.. #...# ....#
        .###. .###. ##### .###. ...#. .###. .###. ..#.. .###. .###.
        """),
    ];

    private static readonly Dictionary<char, string[]> Glyphs = Cut();

    /// <summary>Whether a glyph has a dot there.</summary>
    public static bool HasDot(char character, int row, int column) =>
        Glyphs.TryGetValue(char.ToUpperInvariant(character), out string[]? rows) && rows[row][column] == '#';

    private static Dictionary<char, string[]> Cut()
    {
        Dictionary<char, string[]> glyphs = [];
        foreach ((string characters, string sheet) in Sheets)
        {
            string[] lines = sheet.ReplaceLineEndings("\n").Split('\n');
            for (int i = 0; i < characters.Length; i++)
            {
                glyphs[characters[i]] = [.. lines.Select(line => line.Substring(i * Advance, GlyphWidth))];
            }
        }

        return glyphs;
    }
}
