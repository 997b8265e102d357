using System.Text.RegularExpressions;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Tests.Runs;

namespace GanRefinement.Gan.Tests.Reports;

/// <summary>The page of a run.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ReportTests(TinyRun run)
{
    private readonly string _html = File.ReadAllText(new RunFolder(run.Path).Report);

    [Fact]
    public void Needs_no_other_file_and_no_network()
    {
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!data:)"""), _html);
        Assert.DoesNotContain("@import", _html, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch(", _html, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_curves_samples_with_a_slider_and_settings()
    {
        Assert.Contains("Losses", _html, StringComparison.Ordinal);
        Assert.Contains("Validation", _html, StringComparison.Ordinal);
        Assert.Contains("type=\"range\" min=\"0\" max=\"1\"", _html, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(_html, "data:image/png;base64"));
        Assert.Contains("repeats the run", _html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_on_the_page_is_taken_twice()
    {
        string[] names = [.. Regex.Matches(_html, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.True(names.Length > 10);
        Assert.Equal(names.Distinct().Count(), names.Length);
        string[] used = [.. Regex.Matches(_html, "url\\(#([^)]*)\\)").Select(match => match.Groups[1].Value).Distinct()];
        Assert.Empty(used.Except(names));
    }

    [Fact]
    public void Follows_the_readers_light_or_dark_theme()
    {
        Assert.Contains("prefers-color-scheme: dark", _html, StringComparison.Ordinal);
        Assert.Contains("var(--ink)", Chart.Draw("t", "x", [new Curve("a", [(0, 1), (1, double.NaN), (2, 3)])]), StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("#010203|#040506|rgb\\(1, ?2, ?3\\)"), _html);
    }

    [Fact]
    public void TensorBoard_gets_the_same_numbers_and_the_sheets()
    {
        var folder = new RunFolder(run.Path);
        var events = EventFileTests.Read(Assert.Single(Directory.GetFiles(folder.TensorBoard)));
        var values = events.Where(e => e.Summary is not null).SelectMany(e => e.Summary.Value.Select(value => (e.Step, value))).ToList();
        foreach (var line in MetricsLog.Read(folder.Metrics))
        {
            Assert.Contains(values, entry => entry.Step == (long)line["iteration"] && entry.value.Tag == "discriminatorLoss"
                && entry.value.SimpleValue == (float)line["discriminatorLoss"]);
        }
        Assert.Equal(4, values.Count(entry => entry.value.Image is not null));
    }
}
