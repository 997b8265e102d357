using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

/// <summary>Runs the project TrainProbe: a process of its own that trains a tiny network, with a checkpoint every 2 iterations.</summary>
internal static class TrainProbe
{
    private static readonly string Program = typeof(TrainProbe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TrainProbe").Value!;

    /// <summary>Trains until done, or until killed some time after the first iteration.</summary>
    /// <returns>The first iteration reported; 0 if there was none left to do.</returns>
    public static int Run(string checkpoints, int iterations, TimeSpan? killAfter = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, checkpoints, iterations.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var first = process.StandardOutput.ReadLine();
        if (killAfter is { } delay)
        {
            Thread.Sleep(delay);
            // SIGKILL: nothing in the process runs any more.
            process.Kill();
        }
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(killAfter is not null || process.ExitCode == 0, $"The training process ended with {process.ExitCode}: {errors.Result}");
        return first is null ? 0 : int.Parse(first, CultureInfo.InvariantCulture);
    }
}
