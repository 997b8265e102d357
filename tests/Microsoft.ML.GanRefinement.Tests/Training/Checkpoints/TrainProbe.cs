using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

/// <summary>Runs the project TrainProbe: a process of its own that trains a tiny network, with a checkpoint every 2 iterations.</summary>
internal static class TrainProbe
{
    private static readonly string s_program = typeof(TrainProbe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TrainProbe").Value!;

    /// <summary>Trains until done, or until killed after some reports and then some more of the time that there is between two of
    /// them.</summary>
    /// <returns>The first iteration reported; 0 if there was none left to do.</returns>
    public static int Run(string checkpoints, int iterations, (int Reports, double More)? kill = null)
    {
        using var process = Start([], checkpoints, Text(iterations));
        var errors = process.StandardError.ReadToEndAsync();
        var first = process.StandardOutput.ReadLine();
        if (kill is var (reports, more))
        {
            // In the process's own time: the first iteration alone may take longer than the twenty after it.
            var between = Stopwatch.StartNew();
            for (var report = 1; report < reports; report++)
            {
                between.Restart();
                process.StandardOutput.ReadLine();
            }
            Thread.Sleep(between.Elapsed * more);
            // SIGKILL: nothing in the process runs any more.
            process.Kill();
        }
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(kill is not null || process.ExitCode == 0, $"The training process ended with {process.ExitCode}: {errors.Result}");
        return first is null ? 0 : int.Parse(first, CultureInfo.InvariantCulture);
    }

    /// <summary>Trains in a context of that seed and saves the model.</summary>
    /// <returns>The log's warnings.</returns>
    public static string Save(string model, int? contextSeed, int iterations, params (string Name, string Value)[] environment)
    {
        using var process = Start(environment, "-", Text(iterations), contextSeed is { } seed ? Text(seed) : "-", model);
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The training process ended with {process.ExitCode}: {errors.Result}");
        return errors.Result;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Process Start((string Name, string Value)[] environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", s_program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        AllThreads.For(start);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
