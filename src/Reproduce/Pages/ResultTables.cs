using System.Globalization;
using System.Text;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>The Markdown tables of one experiment.</summary>
internal static class ResultTables
{
    /// <summary>All metrics of all rows at the end of their runs.</summary>
    public static string AtTheEnd(Results results)
    {
        Metric[] metrics =
        [
            .. results.Runs[0].Dataset.Metrics.Append(Metric.Milliseconds)
                .Where(metric => results.Measurements.Any(line => line.Value(metric) is not null)),
        ];
        StringBuilder table = new(Cell.Row(["", "seeds", "iterations", .. metrics.Select(metric => metric.Heading)]) + Cell.Rule(metrics.Length + 3));
        if (results.Real is { } real)
        {
            table.Append(Cell.Row(
                [RealRow.Name, "", "", .. metrics.Select(metric => real.Value(metric) is { } value ? metric.Format(value) : "")]));
        }

        foreach (var variant in results.Experiment.Variants)
        {
            var iterations = Number(Variant.Stops(variant.Iterations ?? results.Experiment.Iterations, results.Experiment.Points)[^1]);
            foreach (var row in variant.Rows)
            {
                table.Append(Cell.Row(
                    [row, Number(results.Seeds(row)), iterations, .. metrics.Select(metric => Cell.Of(results.AtEnd(row, metric), metric))]));
            }
        }

        return table.ToString();
    }

    /// <summary>The main metric at every point, against iterations and seconds.</summary>
    public static string OnTheWay(Results results)
    {
        var main = results.Runs[0].Dataset.Metrics[0];
        StringBuilder table = new(Cell.Row("", "iterations", Metric.Seconds.Title, main.Heading) + Cell.Rule(4));
        foreach (var variant in results.Experiment.Variants)
        {
            foreach (var iteration in results.Iterations(variant.Name))
            {
                table.Append(Cell.Row(
                    variant.Name,
                    Number(iteration),
                    Cell.Of(results.At(variant.Name, iteration, Metric.Seconds), Metric.Seconds),
                    Cell.Of(results.At(variant.Name, iteration, main), main)));
            }
        }

        return table.ToString();
    }

    /// <summary>The statements, the paper's figures and ours, and the verdicts.</summary>
    public static string Verdicts(Results results)
    {
        StringBuilder table = new(Cell.Row("statement", "paper", "here, medians", "better in", "verdict") + Cell.Rule(5));
        foreach (var statement in results.Experiment.Statements)
        {
            var finding = Finding.Of(statement, results);
            table.Append(Cell.Row(
                statement.Text,
                statement.Paper,
                Here(finding),
                $"{finding.Wins} of {finding.Pairs.Count} seeds",
                ResultPage.Word(finding)));
        }

        return table.ToString();
    }

    private static string Here(Finding finding)
    {
        var metric = finding.Statement.Metric;
        return finding.Pairs.Count == 0
            ? "–"
            : $"{metric.Title} {Cell.Median(finding.Pairs.Select(pair => pair.Better), metric)} against "
                + $"{Cell.Median(finding.Pairs.Select(pair => pair.Baseline), metric)}";
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
