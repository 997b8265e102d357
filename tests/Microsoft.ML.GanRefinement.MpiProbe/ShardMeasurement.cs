using System.Diagnostics;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.MpiProbe;

/// <summary>What it costs to generate and score many images by shards: the figures of docs/mpi.md. The network has weights of one step of training.</summary>
internal static class ShardMeasurement
{
    private const int RealImages = 10_000;

    private sealed class Row
    {
        [VectorType(3, 32, 32)]
        public float[] Image { get; set; } = [];
    }

    /// <summary>Generates and scores a shard's images, and says what processor time an image took, and how much memory the process.</summary>
    public static void Run(GanShard shard, int count, string file, Action<string> say)
    {
        var ml = new MLContext(1);
        var images = ml.Data.LoadFromEnumerable(Enumerable.Range(0, RealImages).Select(seed => new Row { Image = Image(new Random(seed)) }));
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = null,
            MaxIterations = 1,
            BatchSize = 64,
            Seed = 1,
            Networks = GanNetworks.Dcgan(8),
        }).Fit(ml.Data.TakeRows(images, 256));
        using var featurizer = ml.Gan().PrincipalFeatures(64).Fit(ml.Data.TakeRows(images, 2_000));
        var generated = featurizer.Transform(gan.Transform(ml.Gan().SampleLatents(gan, count, seed: 2)));
        var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var result = ml.Gan().EvaluateShard(featurizer.Transform(images), generated, shard, new EvaluationOptions
        {
            Metrics = [GanMetric.KernelDistance(), GanMetric.Ndb(), GanMetric.JensenShannonDivergence()],
        });
        result.Save(file);
        using var process = Process.GetCurrentProcess();
        var taken = process.TotalProcessorTime - before;
        say($"shard {shard} of {count}: {taken.TotalMilliseconds * shard.Count / count * 1000:F1} us of processor time an image, "
            + $"{watch.Elapsed.TotalSeconds:F0} s, peak {process.PeakWorkingSet64 / 1e6:F0} MB, file {new FileInfo(file).Length / 1e6:F1} MB");
    }

    /// <summary>Merges.</summary>
    public static void Merge(string[] files, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        var metrics = new MLContext(1).Gan().MergeShards([.. files.Select(GanMetricsShard.Load)]);
        using var process = Process.GetCurrentProcess();
        say($"merged in {watch.Elapsed.TotalSeconds:F1} s, peak {process.PeakWorkingSet64 / 1e6:F0} MB: {metrics}");
    }

    // Two random bars of colour, with noise.
    private static float[] Image(Random random)
    {
        var (row, column) = (random.Next(32), random.Next(32));
        return [.. Enumerable.Range(0, 3 * 32 * 32).Select(i =>
            (i / 32 % 32 == row || i % 32 == column ? 0.8f : -0.5f) + ((float)random.NextDouble() * 0.2f))];
    }
}
