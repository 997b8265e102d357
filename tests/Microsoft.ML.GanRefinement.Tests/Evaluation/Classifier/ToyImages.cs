using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

/// <summary>Noisy 8×8 images of two classes: a bright left half, a bright upper half.</summary>
internal static class ToyImages
{
    public const int Side = 8;

    public static IDataView Create(MLContext ml, int count, int seed)
    {
        Random random = new(seed);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Row
        {
            // ML.NET counts the keys of objects from zero, those of data views from one.
            Label = (uint)(i % 2),
            Image = [.. Enumerable.Range(0, Side * Side).Select(pixel =>
            {
                var bright = i % 2 == 0 ? pixel % Side < Side / 2 : pixel / Side < Side / 2;
                return (bright ? 0.3f : -0.3f) + ((random.NextSingle() - 0.5f) * 0.8f);
            })],
        }).ToArray());
    }

    public sealed class Row
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        [KeyType(2)]
        public uint Label { get; set; }
    }

    public sealed class Output
    {
        public float[] Features { get; set; } = [];

        public float[] Probabilities { get; set; } = [];

        public uint Label { get; set; }
    }
}
