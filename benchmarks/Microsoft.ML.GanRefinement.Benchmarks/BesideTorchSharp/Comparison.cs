using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>Lets the product and a plain TorchSharp script take turns at one case and prints the ratio of their speeds.</summary>
internal static class Comparison
{
    // Of single precision, summed in another order.
    private const double SameLoss = 1e-4;

    public static void Run(TrainingCase one, int threads, int rounds, double seconds)
    {
        using Side ours = new("product", ["torchsharp-worker", "product", one.Name, $"{threads}"], threads);
        using Side plain = new("plain", ["torchsharp-worker", "plain", one.Name, $"{threads}"], threads);
        var (loss, other) = (ours.Ask("loss"), plain.Ask("loss"));
        var turn = string.Create(CultureInfo.InvariantCulture, $"turn {seconds}");
        // The first turn is one step, which tells the pace; the second warms up.
        List<(double Ours, double Plain)> speeds = [.. Enumerable.Range(0, rounds + 2).Select(_ => (ours.Ask(turn), plain.Ask(turn))).ToArray()[2..]];
        double[] ratios = [.. speeds.Select(speed => speed.Ours / speed.Plain)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{one.Name}, {threads} thread(s): product/plain {Median(ratios):f3} ({ratios.Min():f3} to {ratios.Max():f3}); "
            + $"steps/s {Median([.. speeds.Select(s => s.Ours)]):f3}, plain {Median([.. speeds.Select(s => s.Plain)]):f3}; first loss {loss:g6}, "
            + $"plain {other:g6}{(IsSame(loss, other) ? "" : ": NOT THE SAME WORK")}"));
    }

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= SameLoss * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
