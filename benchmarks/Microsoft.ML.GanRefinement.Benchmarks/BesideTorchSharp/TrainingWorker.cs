using System.Globalization;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>A side in a process of its own. Commands come by lines: "loss" is answered with the first loss, "turn s" and "steps n" with the
/// steps a second of a turn of about s seconds or of n steps, "processor" with the seconds of processor time that each of these steps took, "product" with the
/// GFLOP/s of a matrix product, "onednn" with 1 if torch may use oneDNN, else 0.</summary>
internal static class TrainingWorker
{
    // Each turn of the product's sets training up anew, which Fit does once: it must not count for much.
    private const int FewestSteps = 5;

    public static void Run(string side, string name, int threads)
    {
        torch.set_num_threads(threads);
        var one = TrainingCase.Named(name);
        using ITrainingSide training = side == "product" ? new ProductTraining(one) : new PlainTraining(one);
        var (pace, processor) = (0.0, 0.0);
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine((line.Split(' ') switch
            {
                ["loss"] => training.FirstLoss(),
                ["steps", var count] => Speed(training, int.Parse(count, CultureInfo.InvariantCulture), out processor),
                ["processor"] => processor,
                ["onednn"] => OneDnn.IsOn == false ? 0 : 1,
                ["product"] => ProductSpeed(),
                ["turn", var seconds] => pace = Speed(
                    training, StepsOf(pace, double.Parse(seconds, CultureInfo.InvariantCulture)), out processor),
                _ => throw new ArgumentException($"There is no command '{line}'."),
            }).ToString("r", CultureInfo.InvariantCulture));
        }
    }

    // The first turn tells the pace.
    private static int StepsOf(double pace, double seconds) => pace == 0 ? 1 : Math.Max(FewestSteps, (int)Math.Round(pace * seconds));

    private static double Speed(ITrainingSide training, int steps, out double processor)
    {
        var start = Environment.CpuUsage.TotalTime;
        var speed = steps / training.Run(steps);
        processor = (Environment.CpuUsage.TotalTime - start).TotalSeconds / steps;
        return speed;
    }

    // The best of several, in GFLOP/s.
    private static double ProductSpeed()
    {
        const int Size = 2048;
        using var scope = torch.NewDisposeScope();
        var (a, b) = (torch.rand(Size, Size), torch.rand(Size, Size));
        return Enumerable.Range(0, 8).Max(_ => 2e-9 * Size * Size * Size / Clock.Seconds(() => a.mm(b).Dispose()));
    }
}
