using GanRefinement.Examples.Rendering;

namespace GanRefinement.Examples.Tests.Rendering;

public class BitmapFontTests
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.:";

    [Fact]
    public void Every_character_looks_like_no_other() =>
        Assert.Equal(Characters.Length, Characters.Select(Dots).Distinct().Count());

    [Fact]
    public void No_character_is_blank() => Assert.All(Characters, character => Assert.Contains('#', Dots(character)));

    [Fact]
    public void Lower_case_is_written_in_capitals() => Assert.Equal(Dots('Q'), Dots('q'));

    [Theory]
    [InlineData(' ')]
    [InlineData('é')]
    public void Other_signs_are_blank(char character) => Assert.DoesNotContain('#', Dots(character));

    private static string Dots(char character) => new(
        [.. Enumerable.Range(0, BitmapFont.GlyphHeight * BitmapFont.GlyphWidth).Select(i =>
            BitmapFont.HasDot(character, i / BitmapFont.GlyphWidth, i % BitmapFont.GlyphWidth) ? '#' : '.')]);
}
