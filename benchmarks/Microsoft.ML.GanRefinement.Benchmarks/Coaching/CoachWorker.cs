using System.Globalization;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>A side in a process of its own. "gain" is answered with the rise of D's mean score, "turn n" with the seconds of n coachings, "passes n" with
/// those of their passes alone, "peak" and "work" with the GFLOP/s of convolutions and the GFLOP of a step.</summary>
internal static class CoachWorker
{
    public static void Run(string side, string path, int threads)
    {
        torch.set_num_threads(threads);
        using var coach = Create(side, CoachCase.Load(path));
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine((line.Split(' ') switch
            {
                ["gain"] => coach.Gain(),
                ["turn", var times] => coach.Run(int.Parse(times, CultureInfo.InvariantCulture)),
                ["passes", var times] => ((ProductCoach)coach).Passes(int.Parse(times, CultureInfo.InvariantCulture)),
                ["peak"] => ConvolutionPeak.Measure(),
                ["work"] => ConvolutionPeak.StepOperations,
                _ => throw new ArgumentException($"There is no command '{line}'."),
            }).ToString("r", CultureInfo.InvariantCulture));
        }
    }

    private static ICoachSide Create(string side, GanTransformer gan) => side switch
    {
        "plain" => new PlainCoach(gan),
        "product" => new ProductCoach(gan, ProductCoach.AllSteps),
        "unfolded" => new ProductCoach(gan, ProductCoach.AllSteps with { KeepsBatchNorm = true }),
        _ => new ProductCoach(gan, EarlyLeaving.Parse(side)),
    };
}
