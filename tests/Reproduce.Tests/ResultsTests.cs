using System.Xml.Linq;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;
using static GanRefinement.Reproduce.Tests.ToyLedger;

namespace GanRefinement.Reproduce.Tests;

public class ResultsTests
{
    private const int AtTheEnd = 0;
    private const int Time = 1;
    private const int EqualSeconds = 2;

    [Theory]
    // The better row is quicker: at its end, and the baseline at its first stop with as many seconds or more.
    [InlineData(20, 40, 80, 0.1, 0.3)]
    [InlineData(20, 15, 30, 0.1, 0.4)]
    [InlineData(20, 20, 40, 0.1, 0.3)]
    // The baseline is quicker: at its end, and the better row at its last stop within its seconds.
    [InlineData(20, 7, 15, 0.2, 0.4)]
    public void As_many_seconds_are_no_fewer_for_the_baseline(
        double better, double baselineMiddle, double baseline, double expectedBetter, double expectedBaseline)
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", Middle, 0.2, better / 2);
        ledger.Add("critic", End, 0.1, better);
        ledger.Add("plain", Middle, 0.3, baselineMiddle);
        ledger.Add("plain", End, 0.4, baseline);
        Assert.Equal([(expectedBetter, expectedBaseline)], ledger.Pairs(EqualSeconds));
    }

    [Theory]
    [InlineData(0.8, 0.9, null)]
    [InlineData(0.79, 0.9, "critic")]
    [InlineData(0.9, 0.79, "plain")]
    public void A_conditional_row_that_makes_wrong_classes_gets_no_verdict(double critic, double plain, string? offender)
    {
        using ToyLedger ledger = new();
        ledger.Agree("critic", critic);
        ledger.Agree("plain", plain);
        var finding = Finding.Of(ledger.Results.Experiment.Statements[AtTheEnd], ledger.Results);
        Assert.Equal(offender, finding.Offender);
        Assert.Equal(offender is null ? Verdict.Undecided : Verdict.None, finding.Verdict);
        var line = $"* **no verdict**: two steps are better (Ring, 1 of 1 seeds; {offender} makes";
        Assert.Equal(offender is not null, ledger.Page.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public void Label_agreement_counts_by_its_median_over_seeds()
    {
        using ToyLedger ledger = new();
        ledger.Agree("critic", 0.5);
        ledger.Agree("critic", 1, seed: 2);
        Assert.Equal("critic", AgreementRule.Offender(ledger.Results, "plain", "critic"));
        // Unconditional rows have none.
        Assert.Null(AgreementRule.Offender(ledger.Results, "plain"));
    }

    [Fact]
    public void Real_data_have_a_row_of_the_table()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", End, 0.1);
        Assert.DoesNotContain("real data", ResultTables.AtTheEnd(ledger.Results), StringComparison.Ordinal);
        ledger.Real(0.002);
        Assert.Contains("\n| real data |  |  | 0.002 |\n", ledger.Page, StringComparison.Ordinal);
        Assert.Contains("\"real\":", ResultFile.Write(ToyClaim.Create(), [ledger.Results]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_not_been_run_is_said()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", End, 0.1);
        Assert.Contains("of 2 seeds there are fewer for plain (no seed), critic (1).", ledger.Page, StringComparison.Ordinal);
        ledger.Add("critic", End, 0.1, seed: 2);
        ledger.Add("plain", End, 0.1);
        ledger.Fail("plain", seed: 2);
        Assert.DoesNotContain("Not all of it", ledger.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_go_through_the_medians_against_iterations_and_seconds()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", Middle, 0, 5, share: 0.8);
        Assert.Null(ResultCurves.Of(ledger.Results));
        ledger.Add("critic", End, 0, 10, share: 0.4);
        var svg = ResultCurves.Of(ledger.Results)!;
        // The axes end at 8 iterations, 10 seconds and a value of 0.8: the first point is half-way and at the top, the second at the end and half as high.
        Assert.Contains("<polyline points=\"205.0,24.0 360.0,144.0\"", svg, StringComparison.Ordinal);
        Assert.Contains("<polyline points=\"585.0,24.0 740.0,144.0\"", svg, StringComparison.Ordinal);
        Assert.Contains(">critic</text>", svg, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
    }

    [Fact]
    public void As_many_seconds_need_a_stop_within_them()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", Middle, 0.2, 11);
        ledger.Add("critic", End, 0.1, 22);
        ledger.Add("plain", Middle, 0.3, 5);
        ledger.Add("plain", End, 0.4, 10);
        Assert.Empty(ledger.Pairs(EqualSeconds));
    }

    [Fact]
    public void Unknown_seconds_are_not_a_divergence()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", End, 0.1, seconds: null);
        ledger.Add("plain", End, 0.4, 10);
        Assert.Empty(ledger.Pairs(Time));
        Assert.Empty(ledger.Pairs(EqualSeconds));
        Assert.Equal([(0.1, 0.4)], ledger.Pairs(AtTheEnd));
        Assert.DoesNotContain("diverged", ResultTables.Verdicts(ledger.Results), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_diverged_loses_every_statement_also_that_at_equal_seconds()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", Middle, 0.2, 10);
        ledger.Fail("critic");
        ledger.Add("plain", Middle, 0.3, 5, parallel: 2);
        ledger.Add("plain", End, 0.4, 10, parallel: 2);
        Assert.All([AtTheEnd, EqualSeconds], statement => Assert.Equal([(null, 0.4)], ledger.Pairs(statement)));
        Assert.Equal([(null, 1_250)], ledger.Pairs(Time));
        Assert.All(ledger.Results.Experiment.Statements, statement => Assert.Equal([double.NegativeInfinity], Finding.Of(statement, ledger.Results).Gains));
    }

    [Fact]
    public void A_run_that_diverged_takes_its_refinements_with_it()
    {
        using ToyLedger ledger = new();
        ledger.Fail("plain");
        ledger.Add("critic", End, 0.1, 10);
        Statement statement = new("", "", Metric.ModeDivergence, "critic", "plain+");
        Assert.Equal([(0.1, null)], ledger.Results.Pairs(statement));
        Assert.Equal([double.PositiveInfinity], Finding.Of(statement, ledger.Results).Gains);
        Assert.Contains("\nDiverged:\n\n* plain, plain+, seed 1: Training diverged.\n", ledger.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Seconds_are_compared_only_between_runs_with_as_many_at_a_time()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", Middle, 0.2, 5);
        ledger.Add("critic", End, 0.1, 10);
        // Seconds add up: what was gone on with beside another run has some of both kinds.
        ledger.Add("plain", Middle, 0.3, 20, parallel: 2);
        ledger.Add("plain", End, 0.4, 40);
        Assert.Empty(ledger.Pairs(Time));
        Assert.Empty(ledger.Pairs(EqualSeconds));
        Assert.Equal([(0.1, 0.4)], ledger.Pairs(AtTheEnd));
        Assert.Contains("Seconds are of training", ledger.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_counts_the_seeds_that_have_values()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", End, 0.1);
        ledger.Fail("critic", seed: 2);
        Assert.Equal(1, ledger.Results.Seeds("critic"));
        Assert.Contains("\n| critic | 1 | 8 | 0.100 |\n", ledger.Page, StringComparison.Ordinal);
    }

    [Theory]
    // More is better: a divergence is the least, and the median a value.
    [InlineData(true, "0.500")]
    [InlineData(false, "0.900")]
    public void A_divergence_is_the_worst_value_of_a_median(bool more, string expected) =>
        Assert.Equal(expected, Cell.Median([0.9, null, 0.5], more ? Metric.Coverage : Metric.ModeDivergence));

    [Fact]
    public void A_median_of_divergences_says_so() => Assert.Equal("diverged", Cell.Median([null, 0.5, null], Metric.Coverage));

    [Fact]
    public void A_page_lists_the_builds_also_of_lines_that_name_none()
    {
        using ToyLedger ledger = new();
        ledger.Add("critic", End, 0.1, library: "0.1.0+abc");
        ledger.Add("plain", End, 0.1, library: "0.1.0+def");
        Assert.Contains("by GanRefinement 0.1.0+abc; or 0.1.0+def.\n", ledger.Page, StringComparison.Ordinal);

        // As lines were before there was the field.
        ledger.Add("plain+", End, 0.1, library: "");
        var old = File.ReadAllText(ledger.File).Replace("\"library\":\"\",", "", StringComparison.Ordinal);
        Assert.Equal(2, old.Split("\"library\"").Length - 1);
        File.WriteAllText(ledger.File, old);
        Assert.Contains(
            $"by GanRefinement {SettingsHash.LibraryVersion} of a commit that was not written down; or 0.1.0+abc; or 0.1.0+def.\n",
            ledger.Page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_has_no_path_also_in_a_line_that_was_written_with_one()
    {
        using ToyLedger ledger = new();
        const string Cut = "Training diverged: lower the learning rate.";
        ledger.Fail("critic", failure: Cut);
        File.WriteAllText(
            ledger.File, File.ReadAllText(ledger.File).Replace(Cut, Cut + " The last checkpoint before it is /home/me/4.zip.", StringComparison.Ordinal));
        Assert.Equal(Cut, ledger.Results.Measurements[0].Failure);
        Assert.Contains($"* critic, seed 1: {Cut}\n", ledger.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/me", ledger.Page, StringComparison.Ordinal);
    }
}
