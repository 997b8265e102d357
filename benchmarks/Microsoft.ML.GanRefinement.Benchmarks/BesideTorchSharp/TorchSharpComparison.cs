using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>The program "torchsharp": which cases, with how many threads, how often and how long.</summary>
internal static class TorchSharpComparison
{
    public static void Run(string[] args)
    {
        var rounds = int.Parse(Option("--rounds", "7"), CultureInfo.InvariantCulture);
        var seconds = double.Parse(Option("--seconds", "10"), CultureInfo.InvariantCulture);
        Console.WriteLine($"{rounds} rounds of turns of {seconds} s, {Environment.ProcessorCount} processors{Load()}");
        foreach (var name in Option("--cases", string.Join(',', TrainingCase.All.Select(one => one.Name))).Split(','))
        {
            foreach (var threads in Option("--threads", "1,2").Split(','))
                Comparison.Run(TrainingCase.Named(name), int.Parse(threads, CultureInfo.InvariantCulture), rounds, seconds);
        }

        string Option(string name, string otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? args[place + 1] : otherwise;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";
}
