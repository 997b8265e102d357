using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using TorchSharp;
using static Microsoft.ML.GanRefinement.GanMetric;

/// <summary>The metrics beside scipy and numpy: both sides take turns in one run, and the medians of their seconds are compared.</summary>
internal static class EvaluationComparison
{
    private const string Python = "/usr/bin/python3";

    public static void Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        var rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
        var features = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2048;
        var threads = torch.get_num_threads();
        Console.WriteLine($"{rounds} rounds, {threads} threads");
        using var python = Start(threads);
        Compare(python, "frechet", rows, features, rounds, (x, y) => FrechetDistancePart.Between(x, y));
        Compare(python, "neighborhoods", rows, 64, rounds, (x, y) => Neighborhoods.Compute(x, y, 5));
        EvaluationMemory.Start(rows, features);
        python?.StandardInput.Close();
        python?.WaitForExit();
    }

    private static void Compare(
        Process? python, string task, int rows, int columns, int rounds, Action<FeatureMatrix, FeatureMatrix> metric)
    {
        List<(double Seconds, double Processor)> mine = [];
        List<(double Seconds, double Processor)> theirs = [];
        (var x, var y) = (Random(rows, columns, 1), Random(rows, columns, 2));
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round < rounds; round++)
        {
            self.Refresh();
            var processor = self.TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            metric(x, y);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            self.Refresh();
            mine.Add((seconds, (self.TotalProcessorTime - processor).TotalSeconds));
            if (python is not null)
            {
                python.StandardInput.WriteLine($"{task} {rows} {columns}");
                python.StandardInput.Flush();
                double[] both = [.. python.StandardOutput.ReadLine()!.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
                theirs.Add((both[0], both[1]));
            }
        }

        Console.WriteLine($"{task}, {rows} × {columns}");
        if (theirs.Count == 0)
        {
            Console.WriteLine($"  C# {Median(mine.Select(m => m.Seconds)):F2} s; Python with numpy and scipy is not here");
            return;
        }

        Print("elapsed", mine.Select(m => m.Seconds), theirs.Select(t => t.Seconds));
        // What the elapsed time would be on a machine that does nothing else, with one thread.
        Print("processor time", mine.Select(m => m.Processor), theirs.Select(t => t.Processor));
    }

    private static void Print(string name, IEnumerable<double> mine, IEnumerable<double> theirs) =>
        Console.WriteLine($"  {name}: C# {Median(mine):F2} s, Python {Median(theirs):F2} s, ratio {Median(theirs) / Median(mine):F2}");

    private static Process? Start(int threads)
    {
        ProcessStartInfo probe = new(Python, ["-c", "import numpy, scipy"]) { RedirectStandardError = true };
        if (!File.Exists(Python) || Process.Start(probe) is not { } found)
            return null;

        using (found)
        {
            found.StandardError.ReadToEnd();
            found.WaitForExit();
            if (found.ExitCode != 0)
                return null;
        }

        ProcessStartInfo start = new(Python, [Path.Combine(AppContext.BaseDirectory, "evaluation.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start);
    }

    private static FeatureMatrix Random(int rows, int columns, int seed)
    {
        var stream = Draws.Stream(seed, DrawPurpose.Projections);
        return new(Draws.Normals(ref stream, rows * columns), rows, columns);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
