using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.Inference;

/// <summary>A side in a process of its own, whose memory is managed as that side does it: each line, a number of times, is answered with its seconds.</summary>
internal static class InferenceWorker
{
    public static void Run(string side, string name, int threads)
    {
        torch.set_num_threads(threads);
        IInferenceCase one = name == InferenceComparison.Transform ? new TransformCase() : new PredictionCase();
        Func<float> action = side == InferenceComparison.Bare ? one.Bare : one.Product;
        action();
        while (Console.ReadLine() is { } line)
        {
            var times = int.Parse(line, CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
                action();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("r", CultureInfo.InvariantCulture));
        }
    }
}
