using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>A trainer that is done in a blink, and the latents for what it trains.</summary>
internal static class TinyGan
{
    public const int LatentSize = 6;

    /// <summary>More than one training run of networks of this size makes.</summary>
    public const int MaxParameters = 100;

    public sealed class LatentRow
    {
        [VectorType(LatentSize)]
        public float[] Latent { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }

    public sealed class Generated
    {
        [VectorType(1, 8, 8)]
        public float[] GeneratedImage { get; set; } = [];

        public float Score { get; set; }
    }

    public static FastRobGanTrainer.Options Options(Action<FastRobGanTrainer.Options>? change = null)
    {
        var options = new FastRobGanTrainer.Options
        {
            MaxIterations = 4,
            BatchSize = 8,
            LatentSize = LatentSize,
            Networks = GanNetworks.Dcgan(4),
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3
        };
        change?.Invoke(options);
        return options;
    }

    public static GanTransformer Train(MLContext ml, Action<FastRobGanTrainer.Options>? change = null) =>
        ml.Gan().FastRobGan(Options(change)).Fit(ImageRows.View(ml));

    public static List<LatentRow> Rows(int count, int seed = 11)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(i => new LatentRow
        {
            Latent = Enumerable.Range(0, LatentSize).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray(),
            Label = (uint)(i % 3),
        }).ToList();
    }

    public static IDataView Latents(MLContext ml, int count = 10) => ml.Data.LoadFromEnumerable(Rows(count));

    public static List<Generated> Read(MLContext ml, IDataView view) =>
        ml.Data.CreateEnumerable<Generated>(view, reuseRowObject: false, ignoreMissingColumns: true).ToList();

    public static float[] Pixels(MLContext ml, IDataView view) => Read(ml, view).SelectMany(r => r.GeneratedImage.Append(r.Score)).ToArray();
}
