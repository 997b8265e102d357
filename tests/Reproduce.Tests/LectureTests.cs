using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Lecture;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Tests;

public class LectureTests
{
    [Fact]
    public void A_demonstration_goes_to_its_page_and_the_others_are_named_as_not_run()
    {
        using TemporaryFolder results = new();
        List<string> lines = [];
        LectureRun.Run(new ReproduceSettings { OutputFolder = results.Path, Only = ["field"] }, lines.Add, effort: 0.02);

        Assert.StartsWith("field: from a distance of 1, 4 steps of 0.1 lead to 1.02 (simultaneous)", Assert.Single(lines), StringComparison.Ordinal);
        var page = File.ReadAllText(results.File("lecture.md"));
        Assert.StartsWith("# The lecture's demonstrations\n\n* **not run**: Distances between parallel lines\n", page, StringComparison.Ordinal);
        Assert.Contains("* **The vector field of a two-player game**: from a distance of 1, ", page, StringComparison.Ordinal);
        Assert.Contains("![The field and the ways](lecture-field.png)", page, StringComparison.Ordinal);
        Assert.True(File.Exists(results.File("lecture-field.png")));

        // What is published stays when another one is run.
        LectureRun.Run(new ReproduceSettings { OutputFolder = results.Path, Only = ["rps"] }, lines.Add, effort: 0.02);
        page = File.ReadAllText(results.File("lecture.md"));
        Assert.Contains("* **The vector field of a two-player game**: from a distance of 1, ", page, StringComparison.Ordinal);
        Assert.Contains("* **Rock, paper, scissors**: ", page, StringComparison.Ordinal);
        Assert.Contains("[The lecture's demonstrations](lecture.md)", File.ReadAllText(results.File("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_known_demonstrations_can_be_asked_for()
    {
        using TemporaryFolder results = new();
        ReproduceSettings settings = new() { OutputFolder = results.Path, Only = ["fields"] };
        var error = Assert.Throws<ArgumentException>(() => LectureRun.Run(settings, _ => { }));
        Assert.Contains("no demonstration 'fields'; it has lines, critic, ", error.Message, StringComparison.Ordinal);
        Assert.Equal(DemonstrationList.All.Count, DemonstrationList.All.Select(one => one.Name).Distinct().Count());
    }

    [Fact]
    public void What_demonstrations_do_not_heed_is_refused()
    {
        using TemporaryFolder results = new();
        foreach (var settings in new ReproduceSettings[] { new() { Seeds = 3 }, new() { Iterations = 4 } })
        {
            var error = Assert.Throws<ArgumentException>(() => LectureRun.Run(settings with { OutputFolder = results.Path, Only = ["field"] }, _ => { }));
            Assert.Contains("--seeds and --iterations are for the papers' claims", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rank_correlation_is_of_ranks_and_equal_values_share_theirs()
    {
        Assert.Equal(1, Ranks.Correlation([1, 2, 3], [10, 20, 3_000]), 12);
        Assert.Equal(-1, Ranks.Correlation([1, 2, 3], [5, 4, -9]), 12);
        // Ranks 0.5, 0.5, 2 against 0, 1, 2: covariance 1.5, variances 1.5 and 2.
        Assert.Equal(1.5 / Math.Sqrt(3), Ranks.Correlation([7, 7, 8], [1, 2, 3]), 12);
        Assert.True(double.IsNaN(Ranks.Correlation([1, 1, 1], [1, 2, 3])));
    }

    [Fact]
    public void The_slope_near_data_of_a_plane_is_that_of_its_steepest_corner()
    {
        using var scope = TorchScope.Differentiable();
        var x = tensor(new float[] { 0.1f, -0.2f, 0.3f, 0.5f, 0, 0.9f }, [2, 3], dtype: ScalarType.Float32, device: CPU);
        var w = tensor(new float[] { 3, -1, 2 }, dtype: ScalarType.Float32, device: CPU);
        // δ = ε sign w: ε ‖w‖₁ ∕ (ε √3).
        Assert.Equal(6 / Math.Sqrt(3), LocalLipschitz.Slope(x, samples => samples.mv(w)), 1e-3);
    }

    [Fact]
    public void The_slope_near_data_is_the_largest_on_the_way()
    {
        using var scope = TorchScope.Differentiable();
        var x = zeros([2, 1], dtype: ScalarType.Float32, device: CPU);
        var k = tensor(500f, dtype: ScalarType.Float32, device: CPU);
        // The first of the steps of 0.008 is the steepest.
        Assert.Equal(Math.Atan(4) / 0.008, LocalLipschitz.Slope(x, samples => (samples * k).atan().flatten()), 1e-2);
    }

    [Fact]
    public void A_line_has_a_gap_where_there_is_no_number()
    {
        var svg = Plots.Draw(1, new Plot("a < b", "x", [new("line", [(0, 1), (1, 2), (2, double.NaN), (3, 4), (4, 1)])]));
        Assert.Equal(2, svg.Split("<polyline").Length - 1);
        Assert.Contains("a &lt; b", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        // 0 has no logarithm.
        svg = Plots.Draw(1, new Plot("", "", [new("line", [(0, 10), (1, 0), (2, 1_000)])]) { IsLogarithmic = true });
        Assert.Contains(">1e3<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_has_the_functions_values_at_the_middles_of_squares()
    {
        var field = Panel.Values(2, 4, (x, y) => x + (10 * y));
        Assert.Equal(-1.5 - 15, field[0, 0], 12);
        Assert.Equal(1.5 - 15, field[0, 3], 12);
        Assert.Equal(-1.5 + 15, field[3, 0], 12);
    }
}
