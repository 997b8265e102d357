using System.Text;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A table for each metric that was measured class by class: a line for each class, a column for each row of the experiment.</summary>
internal static class ClassTables
{
    /// <summary>As Markdown; empty where nothing was.</summary>
    public static string Write(Results results)
    {
        string[] rows = [.. results.Experiment.Variants.SelectMany(variant => variant.Rows)];
        string[] names = [.. ClassMetrics.Names(results.Measurements.SelectMany(line => line.Values.Keys))];
        StringBuilder tables = new();
        foreach (var metric in ClassMetrics.All.Where(metric => names.Any(name => IsMeasured(results, ClassMetrics.Key(metric, name)))))
        {
            tables.Append('\n').Append(Cell.Row([$"{metric.Heading}, by class", .. rows]) + Cell.Rule(rows.Length + 1));
            foreach (var name in names)
            {
                var inside = metric with { Key = ClassMetrics.Key(metric, name) };
                tables.Append(Cell.Row([name, .. rows.Select(row => Cell.Of(results.AtEnd(row, inside), metric))]));
            }
        }

        return tables.ToString();
    }

    private static bool IsMeasured(Results results, string key) => results.Measurements.Any(line => line.Values.ContainsKey(key));
}
