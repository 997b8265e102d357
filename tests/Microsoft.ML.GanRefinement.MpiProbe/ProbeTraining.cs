using System.Security.Cryptography;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.MpiProbe;

/// <summary>A tiny training run, the same in every process.</summary>
internal static class ProbeTraining
{
    private sealed class Row
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];
    }

    /// <summary>Trains.</summary>
    /// <param name="cluster">The ranks; null for this process alone.</param>
    /// <param name="iterations">How many.</param>
    /// <param name="checkpoints">Where, or null.</param>
    /// <param name="report">Hears of each iteration on rank 0.</param>
    /// <returns>What tells the weights apart: the hash of images made with them.</returns>
    public static string Train(GanCluster? cluster, int iterations, string? checkpoints = null, Action<int>? report = null)
    {
        MLContext ml = new(1);
        var images = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 32).Select(row => new Row
        {
            Image = [.. Enumerable.Range(0, 64).Select(pixel => ((row * 31) + (pixel * 17)) % 41 / 20f - 1)],
        }));
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = null,
            Cluster = cluster,
            SynchronizedBatchNorm = true,
            CheckpointDirectory = checkpoints,
            CheckpointInterval = 5,
            MaxIterations = iterations,
            BatchSize = 8,
            LatentSize = 6,
            Seed = 1,
            Networks = GanNetworks.Dcgan(4),
            ProgressInterval = 1,
            OnProgress = progress => report?.Invoke(progress.Iteration),
        }).Fit(images);
        var made = gan.Transform(ml.Gan().SampleLatents(gan, 8, seed: 2)).GetColumn<float[]>("GeneratedImage").SelectMany(values => values).ToArray();
        return Convert.ToHexString(SHA256.HashData(made.SelectMany(BitConverter.GetBytes).ToArray()));
    }
}
