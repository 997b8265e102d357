using System.Text.RegularExpressions;
using GanRefinement.Gan.Reports;

namespace GanRefinement.Gan.Tests.Reports;

/// <summary>Names and colours of kinds of runs on the page over them.</summary>
public sealed partial class ComparePageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_kind_has_the_same_line_in_the_table_and_in_all_charts()
    {
        var html = File.ReadAllText(WrittenRuns.OfLongNames(_folder));
        var charts = Charts(html);
        Assert.Contains(charts, chart => Keys(chart)[0].Name != "kind 1");
        Assert.All(Keys(html).ToLookup(key => key.Name.Split(':')[0], key => key.Line), kind => Assert.Single(kind.Distinct()));
        Assert.Equal(3, Keys(html).Select(key => key.Line).Distinct().Count());
        Assert.All(charts, chart => Assert.Equal(
            Keys(chart).Select(key => Color().Match(key.Line).Value).Order(),
            Color().Matches(Drawing().Match(chart).Value).Select(match => match.Value).Distinct().Order()));
    }

    [Fact]
    public void Long_names_are_whole_in_the_table_and_numbers_in_the_legends()
    {
        var html = File.ReadAllText(WrittenRuns.OfLongNames(_folder));
        Assert.Equal(
            [
                "kind 1: method tempered, maxIterations 100000, latentDistribution normal, batchSize 16",
                "kind 2: method fast-rob-gan, maxIterations 300000, latentDistribution uniform, batchSize 16",
                "kind 3: method fast-rob-gan, maxIterations 300000, latentDistribution uniform, batchSize 8",
            ],
            Keys(html).Take(3).Select(key => key.Name));
        Assert.Equal(["kind 1", "kind 2", "kind 3"], Keys(Charts(html)[0]).Select(key => key.Name));
    }

    [Fact]
    public void Short_names_are_in_the_legends_themselves()
    {
        var html = File.ReadAllText(WrittenRuns.Compare(_folder, ("batchSize: 8", ["scoreGap"]), ("batchSize: 16", ["scoreGap"])));
        Assert.Equal(["batchSize 8", "batchSize 16"], Keys(html).Take(2).Select(key => key.Name));
        Assert.Equal(["batchSize 8", "batchSize 16"], Keys(Charts(html)[0]).Select(key => key.Name));
    }

    [Fact]
    public void More_curves_than_colours_are_told_apart_by_dashes()
    {
        const int Curves = 18;
        Assert.Equal(Curves, Enumerable.Range(0, Curves).Select(Chart.Key).Distinct().Count());
        var lines = Drawing().Match(Chart.Draw("t", "x", [.. Enumerable.Range(0, Curves).Select(i => new Curve($"{i}", [(0, i), (1, i)]))])).Value;
        Assert.Equal(Curves, Regex.Matches(lines, """style="[^"]*stroke:rgb[^"]*""").Select(match => match.Value).Distinct().Count());
    }

    private static string[] Charts(string html) => [.. Figure().Matches(html).Select(match => match.Value)];

    private static (string Line, string Name)[] Keys(string html) =>
        [.. Key().Matches(html).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    [GeneratedRegex("<figure>.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("""<i class="key" style="([^"]*)"></i>([^<]*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"rgb\([^)]*\)")]
    private static partial Regex Color();
}
