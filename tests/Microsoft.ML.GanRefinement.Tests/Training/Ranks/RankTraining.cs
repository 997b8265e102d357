using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Training.Ranks;

/// <summary>Trains tiny pairs on ranks in memory.</summary>
internal static class RankTraining
{
    /// <summary>Options of a training run of five steps; steps are proportional to gradients, so that rounding stays rounding.</summary>
    public static StandardGanTrainer.Options Options(Action<StandardGanTrainer.Options>? change = null)
    {
        var options = new StandardGanTrainer.Options
        {
            LabelColumnName = null,
            Networks = GanNetworks.Mlp([6], [6]),
            MaxIterations = 5,
            BatchSize = 8,
            LatentSize = 4,
            Seed = 3,
            Optimizer = GanOptimizer.Sgd,
            GeneratorLearningRate = 0.05,
            DiscriminatorLearningRate = 0.05,
            GeneratorLatents = GeneratorLatents.Fresh,
        };
        change?.Invoke(options);
        return options;
    }

    /// <summary>All numbers of both networks, on each rank.</summary>
    public static float[][] Train(int ranks, Action<StandardGanTrainer.Options>? change = null, Action<StandardGanTrainer.Options, int>? ofRank = null,
        Func<MLContext, IDataView>? data = null) =>
        [.. Run(ranks, change, ofRank, data: data).Select(one => one.Error is { } error ? throw new AggregateException(error) : one.Result!)];

    /// <summary>The same, or what a rank threw.</summary>
    public static (float[]? Result, Exception? Error)[] Run(
        int ranks, Action<StandardGanTrainer.Options>? change = null, Action<StandardGanTrainer.Options, int>? ofRank = null, Func<int, int>? rows = null,
        Func<MLContext, IDataView>? data = null) =>
        MemoryCluster.Run(ranks, cluster => Train(cluster, o =>
        {
            change?.Invoke(o);
            ofRank?.Invoke(o, cluster.Rank);
        }, rows?.Invoke(cluster.Rank) ?? 48, data));

    /// <summary>All numbers of both networks, in this process.</summary>
    public static float[] Train(GanCluster? cluster, Action<StandardGanTrainer.Options>? change = null, int rows = 48,
        Func<MLContext, IDataView>? data = null)
    {
        var ml = new MLContext(1);
        var options = Options(change);
        options.Cluster = cluster;
        using var gan = ml.Gan().Standard(options).Fit(data?.Invoke(ml) ?? ImageRows.View(ml, rows));
        byte[] bytes = [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }

    /// <summary>So many ranks end with the same bits each, and with the numbers of one process.</summary>
    public static void AssertEqualsOneProcess(int ranks, Action<StandardGanTrainer.Options> change, double tolerance = 1e-5,
        Func<MLContext, IDataView>? data = null)
    {
        var (one, many) = (Train((GanCluster?)null, change, data: data), Train(ranks, change, data: data));
        Assert.All(many.Skip(1), other => Assert.Equal(many[0], other));
        var furthest = one.Zip(many[0], (a, b) => Math.Abs((double)a - b)).Max();
        Assert.InRange(furthest, 0, tolerance);
        Assert.All(one, value => Assert.True(float.IsFinite(value)));
    }
}
