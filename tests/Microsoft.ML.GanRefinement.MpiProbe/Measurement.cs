using System.Diagnostics;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.MpiProbe;

/// <summary>How fast ranks train a DCGAN of 32 × 32 images, and what of that is communication: the figures of docs/mpi.md.</summary>
internal static class Measurement
{
    private const int Warm = 3;

    private sealed class Row
    {
        [VectorType(3, 32, 32)]
        public float[] Image { get; set; } = [];
    }

    /// <summary>Measures the sums first, then the training.</summary>
    /// <param name="cluster">The ranks.</param>
    /// <param name="iterations">How many are measured.</param>
    /// <param name="batchSize">Of all ranks.</param>
    /// <param name="say">Writes a line.</param>
    public static void Run(TimedCluster cluster, int iterations, int batchSize, Action<string> say)
    {
        foreach (var count in new[] { 1, 1 << 10, 1 << 15, 1 << 20, 1 << 22 })
            Sum(cluster, count, say);
        var ml = new MLContext(1);
        var random = new Random(1);
        var images = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 256).Select(_ => new Row
        {
            Image = [.. Enumerable.Range(0, 3 * 32 * 32).Select(_ => (float)((random.NextDouble() * 2) - 1))],
        }).ToList());
        var (start, calls, bytes, within) = (TimeSpan.Zero, 0, 0L, TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = null,
            Cluster = cluster,
            MaxIterations = Warm + iterations,
            BatchSize = batchSize,
            Seed = 1,
            Networks = GanNetworks.Dcgan(64),
            ProgressInterval = Warm,
            OnProgress = progress =>
            {
                if (progress.Iteration == Warm)
                    (start, calls, bytes, within) = (watch.Elapsed, cluster.Calls, cluster.Bytes, cluster.Elapsed);
            },
        }).Fit(images);
        if (cluster.Rank != 0)
            return;
        var seconds = (watch.Elapsed - start).TotalSeconds;
        say($"{cluster.Size} ranks, batches of {batchSize}: {iterations * batchSize / seconds:F1} images/s, {seconds / iterations * 1000:F1} ms an iteration, "
            + $"{(cluster.Elapsed - within).TotalSeconds / seconds:P1} of it in {(double)(cluster.Calls - calls) / iterations:F1} calls with "
            + $"{(cluster.Bytes - bytes) / iterations / 1e6:F2} MB");
    }

    // The median of many.
    private static void Sum(TimedCluster cluster, int count, Action<string> say)
    {
        var values = new float[count];
        var times = new double[51];
        for (var i = 0; i < times.Length; i++)
        {
            cluster.Barrier();
            var watch = Stopwatch.StartNew();
            cluster.Sum(values);
            times[i] = watch.Elapsed.TotalMicroseconds;
        }
        Array.Sort(times);
        if (cluster.Rank == 0)
            say($"sum of {count * sizeof(float)} bytes: {times[times.Length / 2]:F1} us");
    }
}
