using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Benchmarks;

/// <summary>
/// The C# side, a process of its own. Commands come by lines: "steps n" and "add n" are answered with seconds, "losses 1" with both losses
/// of one step.
/// </summary>
internal static class Worker
{
    public static void Run(int threads)
    {
        set_num_threads(threads);
        var training = new DcganTraining();
        while (Console.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            int count = int.Parse(parts[1]);
            Console.WriteLine(parts[0] switch
            {
                "steps" => Seconds(() => Steps(training, count)),
                "add" => Seconds(() => Add(count)),
                "losses" => Losses(training),
                _ => throw new ArgumentException($"There is no command '{parts[0]}'."),
            });
        }
    }

    private static void Steps(DcganTraining training, int count)
    {
        for (int i = 0; i < count; i++)
            training.Step(withLosses: false);
    }

    private static void Add(int count)
    {
        using Tensor a = ones(1), b = ones(1);
        for (int i = 0; i < count; i++)
            (a + b).Dispose();
    }

    private static string Losses(DcganTraining training)
    {
        training.Step(withLosses: true);
        return string.Create(CultureInfo.InvariantCulture, $"{training.Losses.Discriminator:g7} {training.Losses.Generator:g7}");
    }

    private static string Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("r", CultureInfo.InvariantCulture);
    }
}
