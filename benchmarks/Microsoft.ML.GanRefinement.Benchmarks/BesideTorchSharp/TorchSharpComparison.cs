using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>The program "torchsharp": which cases, with how many threads, how often and how long.</summary>
internal static class TorchSharpComparison
{
    public static void Run(string[] args)
    {
        var rounds = int.Parse(Option("--rounds", "7"), CultureInfo.InvariantCulture);
        var seconds = double.Parse(Option("--seconds", "10"), CultureInfo.InvariantCulture);
        var cases = Option("--cases", string.Join(',', TrainingCase.All.Select(one => one.Name))).Split(',').Select(TrainingCase.Named).ToArray();
        int[] threadCounts = [.. Option("--threads", "1,2").Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        if (args.Contains("--profile"))
        {
            foreach (var one in cases)
                Array.ForEach(threadCounts, threads => WorkShare.Run(one, threads));
            return;
        }
        Console.WriteLine($"{rounds} rounds of turns of {seconds} s, {Environment.ProcessorCount} processors{Load()}");
        foreach (var one in cases)
        {
            var speeds = threadCounts.ToDictionary(threads => threads, threads => Comparison.Run(one, threads, rounds, seconds));
            if (speeds.TryGetValue(1, out var alone) && speeds.TryGetValue(2, out var both))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name}: two threads over one {both / alone:f2}"));
        }

        string Option(string name, string otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? args[place + 1] : otherwise;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";
}
