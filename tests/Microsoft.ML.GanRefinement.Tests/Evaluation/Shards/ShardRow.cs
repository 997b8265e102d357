using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Shards;

/// <summary>A row with features, a distribution over three classes, and a label.</summary>
internal sealed class ShardRow
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    [VectorType(3)]
    public float[] Probabilities { get; set; } = [];

    [KeyType(3)]
    public uint Label { get; set; }

    public static IDataView View(MLContext ml, int count, int seed, double shift = 0)
    {
        var features = Samples.Gaussian(count, 4, seed, shift);
        Random random = new(seed);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new ShardRow
        {
            Features = [.. features.Row(i).ToArray().Select(value => (float)value)],
            Probabilities = Distribution(random),
            Label = (uint)random.Next(3),
        }).ToList());
    }

    private static float[] Distribution(Random random)
    {
        double[] weights = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble())];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }
}
