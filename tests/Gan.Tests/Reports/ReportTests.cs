using System.Text.RegularExpressions;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Tests.Runs;
using Microsoft.ML.Data;

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
        Assert.Contains("</i>generatorLearningRate</li>", _html, StringComparison.Ordinal);
        Assert.Contains("type=\"range\" min=\"0\" max=\"1\"", _html, StringComparison.Ordinal);
        // Two sheets and the real images of their iterations; eight steps of the coach; paths; neighbours.
        Assert.Equal(4 + 8 + 2, Regex.Count(_html, "data:image/png;base64"));
        Assert.Contains("repeats the run", _html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_the_network_are_of_their_size()
    {
        var folder = new RunFolder(run.Path);
        var pictures = RunPictures.Of(folder);
        const int Side = 8;
        const int Classes = 10;
        Assert.Equal(new[] { 0, 1, 2, 5, 10, 20, 30, 50 }.Select(steps => $"after {steps} steps of the coach"),
            pictures.Where(picture => picture.Section == RunPictures.Coached).Select(picture => picture.Caption));
        AssertSize(RunPictures.Coached, Classes, 2);
        AssertSize(RunPictures.Between, 9, 5);
        AssertSize(RunPictures.Nearest, 6, 6);
        AssertSize(RunPictures.Generated, Classes, 1);
        AssertSize(RunPictures.Real, Classes, 1);

        void AssertSize(string section, int columns, int rows)
        {
            using var image = MLImage.CreateFromFile(Path.Combine(folder.Pictures, pictures.First(picture => picture.Section == section).File));
            Assert.Equal((columns * Side, rows * Side), (image.Width, image.Height));
        }
    }

    [Fact]
    public void The_row_of_real_images_has_a_class_in_each_column()
    {
        // TinyData's stripe of class c is bright in columns 2c and 2c + 1.
        using var image = MLImage.CreateFromFile(Path.Combine(new RunFolder(run.Path).Pictures, "real.png"));
        for (var c = 0; c < 3; c++)
        {
            var start = c * 8;
            Assert.All(Enumerable.Range(0, 6), x => Assert.Equal(x / 2 == c, image.Pixels[(start + x) * 4] > 127));
        }
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
