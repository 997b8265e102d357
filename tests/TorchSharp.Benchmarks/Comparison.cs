namespace TorchSharp.Benchmarks;

/// <summary>Lets both sides take turns and prints the medians.</summary>
internal static class Comparison
{
    private const int Adds = 100_000;

    public static void Run(int threads, int rounds, int steps)
    {
        using Side ours = Side.CSharp(["worker", threads.ToString()], threads);
        using Side theirs = Side.Python("dcgan32.py", [threads.ToString()], threads);
        string first = ours.Ask("losses", 1), other = theirs.Ask("losses", 1);
        Console.WriteLine($"{threads} thread(s): first losses C# {first}, Python {other}{(first == other ? " (same)" : "")}");
        foreach (Side side in (Side[])[ours, theirs])
        {
            side.Seconds("steps", 3);
            side.Seconds("add", Adds);
        }

        Measure("training", "steps/s", ours, theirs, "steps", steps, rounds, seconds => steps / seconds);
        Measure("1-element add", "calls/µs", ours, theirs, "add", Adds, rounds, seconds => Adds / seconds / 1e6);
    }

    private static void Measure(string what, string unit, Side ours, Side theirs, string command, int count, int rounds,
        Func<double, double> rate)
    {
        double[] own = new double[rounds], other = new double[rounds], ratios = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            own[i] = rate(ours.Seconds(command, count));
            other[i] = rate(theirs.Seconds(command, count));
            ratios[i] = own[i] / other[i];
        }
        string spread = $"({ratios.Min():f3} to {ratios.Max():f3})";
        Console.WriteLine($"  {what}: C# {Median(own):f3} {unit}, Python {Median(other):f3}, ratio {Median(ratios):f3} {spread}");
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
