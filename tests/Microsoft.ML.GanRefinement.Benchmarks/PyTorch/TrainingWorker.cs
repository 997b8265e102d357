using System.Globalization;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>
/// The C# side, a process of its own. Commands come by lines: "losses n" is answered with both players' losses of n iterations, the others
/// with seconds.
/// </summary>
internal static class TrainingWorker
{
    public static void Run(string name, int threads, string exchange)
    {
        torch.set_num_threads(threads);
        var one = TrainingCase.Named(name);
        using var training = new ProductTraining(one);
        Exchange.Write(exchange, training);
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var count = int.Parse(parts[1]);
            Console.WriteLine(parts[0] switch
            {
                "losses" => Losses(training, count),
                "steps" => Text(training.Run(count)),
                "products" => Text(StepParts.Products(count)),
                "optimizers" => Text(StepParts.Optimizers(training, count)),
                "norms" => Text(StepParts.Norms(one, count)),
                _ => throw new ArgumentException($"There is no command '{parts[0]}'."),
            });
        }
    }

    private static string Losses(ProductTraining training, int iterations)
    {
        var losses = new List<double>();
        training.Run(iterations, progress => losses.AddRange([progress.DiscriminatorLoss, progress.GeneratorLoss]));
        return string.Join(' ', losses.Select(loss => loss.ToString("g6", CultureInfo.InvariantCulture)));
    }

    private static string Text(double seconds) => seconds.ToString("r", CultureInfo.InvariantCulture);
}
