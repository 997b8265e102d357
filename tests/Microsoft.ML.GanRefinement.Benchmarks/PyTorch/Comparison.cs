using System.Globalization;
using TorchSharp.Benchmarks;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>Lets the product and a plain PyTorch script take turns at one case and prints the medians.</summary>
internal sealed class Comparison(TrainingCase one, int threads, int rounds, int steps) : IDisposable
{
    private const int PartRepeats = 5;
    private const int LossSteps = 2;

    private readonly string _exchange = Path.GetTempFileName();

    public void Run()
    {
        using Side ours = OpenOurs();
        string[] arguments = [one.Name, one.BaseChannels.ToString(), threads.ToString(), _exchange];
        using var theirs = Side.Python("plain_gan.py", arguments, threads);
        Console.WriteLine($"{one.Name}, {threads} thread(s)");
        Console.WriteLine($"  losses of D and G in {LossSteps} steps: {ours.Ask("losses", LossSteps)}, PyTorch {theirs.Ask("losses", LossSteps)}");

        double[] own = new double[rounds], other = new double[rounds], products = new double[rounds];
        for (var i = -1; i < rounds; i++)
        {
            var (a, b, c) = (ours.Seconds("steps", steps) / steps, theirs.Seconds("steps", steps) / steps, ours.Seconds("products", 4) / 4);
            if (i >= 0) // the first round warms up
                (own[i], other[i], products[i]) = (a, b, c);
        }
        var ratios = own.Zip(other, (a, b) => b / a).ToArray();
        var spread = string.Create(CultureInfo.InvariantCulture, $"({ratios.Min():f3} to {ratios.Max():f3})");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  steps/s: ours {1 / Median(own):f3}, PyTorch {1 / Median(other):f3}, ratio {Median(ratios):f3} {spread}"));
        PrintParts(ours, Median(own), StepParts.ProductSize / Median(products));
    }

    public void Dispose() => File.Delete(_exchange);

    private Side OpenOurs(params (string, string)[] environment)
    {
        var side = Side.CSharp(["training-worker", one.Name, threads.ToString(), _exchange], threads, environment);
        if (side.ReadLine(line => !Convolutions.Is(line)) != "ready")
            throw new InvalidOperationException("The C# side did not start.");
        return side;
    }

    private void PrintParts(Side ours, double step, double peak)
    {
        using Side observed = OpenOurs(("ONEDNN_VERBOSE", "1"));
        var convolutions = new Convolutions();
        observed.Send("steps", 2);
        observed.ReadLine(line => !Convolutions.Is(line));
        observed.Send("steps", 1);
        observed.ReadLine(line =>
        {
            convolutions.Add(line);
            return !Convolutions.Is(line);
        });
        var parts = convolutions.Milliseconds.Select(part => (part.Key, part.Value))
            .Append(("batch norm", ours.Seconds("norms", PartRepeats) / PartRepeats * 1e3))
            .Append(("optimisers", ours.Seconds("optimizers", PartRepeats) / PartRepeats * 1e3)).ToList();
        parts.Add(("the rest", (step * 1e3) - parts.Sum(part => part.Item2)));
        var size = convolutions.MultiplyAdds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {2e-9 * size:f1} GFLOP in convolutions: {2e-9 * size / step:f0} of {2e-9 * peak:f0} GFLOP/s ({size / step / peak:p0})"));
        var shares = parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2:f1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ms of {step * 1e3:f0}: {string.Join(", ", shares)}"));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
