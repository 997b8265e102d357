using System.Globalization;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>A side in a process of its own. Commands come by lines: "loss" is answered with the first loss, "turn s" with the steps a
/// second of a turn of about s seconds.</summary>
internal static class TrainingWorker
{
    public static void Run(string side, string name, int threads)
    {
        torch.set_num_threads(threads);
        var one = TrainingCase.Named(name);
        using ITrainingSide training = side == "product" ? new ProductTraining(one) : new PlainTraining(one);
        var pace = 0.0;
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine((line.Split(' ') switch
            {
                ["loss"] => training.FirstLoss(),
                ["turn", var seconds] => pace = Turn(training, pace, double.Parse(seconds, CultureInfo.InvariantCulture)),
                _ => throw new ArgumentException($"There is no command '{line}'."),
            }).ToString("r", CultureInfo.InvariantCulture));
        }
    }

    private static double Turn(ITrainingSide training, double pace, double seconds)
    {
        var steps = Math.Max(1, (int)Math.Round(seconds * pace));
        return steps / training.Run(steps);
    }
}
