using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>Lets the product and a plain TorchSharp script take turns at one case and prints the ratio of their speeds.</summary>
internal static class Comparison
{
    // Of single precision, summed in another order.
    private const double SameLoss = 1e-4;

    /// <returns>The product's speed, in steps a second.</returns>
    public static double Run(TrainingCase one, int threads, int rounds, double seconds)
    {
        using Side ours = new("product", ["torchsharp-worker", "product", one.Name, $"{threads}"], threads);
        using Side plain = new("plain", ["torchsharp-worker", "plain", one.Name, $"{threads}"], threads);
        var (loss, other) = (ours.Ask("loss"), plain.Ask("loss"));
        var turn = string.Create(CultureInfo.InvariantCulture, $"turn {seconds}");
        // The first turn is one step, which tells the pace; the second warms up.
        List<(Turn Ours, Turn Plain)> turns = [.. Enumerable.Range(0, rounds + 2).Select(_ => (Take(ours, turn), Take(plain, turn))).ToArray()[2..]];
        double[] ratios = [.. turns.Select(both => both.Ours.Speed / both.Plain.Speed)];
        // What other programs hardly change; with one thread alone, since others wait in it.
        double[] processor = [.. turns.Select(both => both.Plain.Processor / both.Ours.Processor)];
        var ofProcessor = threads > 1 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"by processor time {Median(processor):f3} ({processor.Min():f3} to {processor.Max():f3}); ");
        var speed = Median([.. turns.Select(both => both.Ours.Speed)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{one.Name}, {threads} thread(s): product/plain {Median(ratios):f3} ({ratios.Min():f3} to {ratios.Max():f3}); "
            + $"{ofProcessor}"
            + $"steps/s {speed:f3}, plain {Median([.. turns.Select(both => both.Plain.Speed)]):f3}; first loss {loss:g6}, "
            + $"plain {other:g6}{(IsSame(loss, other) ? "" : ": NOT THE SAME WORK")}"));
        return speed;
    }

    private static Turn Take(Side side, string command) => new(side.Ask(command), side.Ask("processor"));

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= SameLoss * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Turn(double Speed, double Processor);
}
