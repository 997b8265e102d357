using System.Globalization;
using Spectre.Console;

namespace GanRefinement.Examples.Reports;

/// <summary>A bar on the terminal while something trains: losses, images per second, time left.</summary>
internal static class ProgressBar
{
    /// <summary>What a training callback calls: iteration, iterations in all, losses, images per second, time left.</summary>
    public delegate void Report(int iteration, int iterations, string losses, double imagesPerSecond, TimeSpan remaining);

    /// <summary>Runs <paramref name="work"/> under a bar.</summary>
    public static T Show<T>(string name, Func<Report, T> work)
    {
        T result = default!;
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask($"{name}: reading the data");
                result = work((iteration, iterations, losses, imagesPerSecond, remaining) =>
                {
                    task.MaxValue = iterations;
                    task.Value = iteration;
                    task.Description = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} {iteration}/{iterations}: {losses}; {imagesPerSecond:F0} images/s; {remaining:mm\\:ss} left");
                });
            });
        return result;
    }
}
