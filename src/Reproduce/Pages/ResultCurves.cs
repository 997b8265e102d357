using GanRefinement.Programs;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>The main metric of each variant over its training, against iterations and against seconds: medians over seeds, and the real data's value.</summary>
internal static class ResultCurves
{
    /// <summary>Makes the picture; null where nothing was measured on the way.</summary>
    public static string? Of(Results results)
    {
        var main = results.Runs[0].Dataset.Metrics[0];
        string[] rows = [.. results.Experiment.Variants.Select(variant => variant.Name)];
        var iterations = Curves(results, rows, main, (_, iteration) => iteration);
        if (iterations.All(curve => curve.Points.Count < 2))
            return null;

        var seconds = Curves(results, rows, main, (row, iteration) => Median(results.At(row, iteration, Metric.Seconds)));
        return SvgCharts.Draw(main.Heading, results.Real?.Value(main), ("iterations", iterations), (Metric.Seconds.Title, seconds));
    }

    private static Curve[] Curves(Results results, string[] rows, Metric main, Func<string, int, double?> across) =>
    [
        .. rows.Select(row => new Curve(row,
        [
            .. from iteration in results.Iterations(row)
               let x = across(row, iteration)
               let y = Median(results.At(row, iteration, main))
               where x is not null && y is not null
               select (x.Value, y.Value),
        ])),
    ];

    private static double? Median(IReadOnlyList<double> values) => Statistics.Of(values)?.Median;
}
