using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>A row with three features, a label of two classes, and an image.</summary>
internal sealed class FeatureRow
{
    public const int Side = 12;

    [VectorType(3)]
    public float[] Features { get; set; } = [0, 0, 0];

    [KeyType(2)]
    public uint Label { get; set; }

    [VectorType(1, Side, Side)]
    public float[] GeneratedImage { get; set; } = new float[Side * Side];

    /// <summary>Gaussian features, shifted; classes by turns.</summary>
    public static FeatureRow[] Rows(int count, int seed, double shift = 0)
    {
        var features = Samples.Gaussian(count, 3, seed, shift);
        var images = Samples.Gaussian(count, Side * Side, seed + 1);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new FeatureRow
            {
                Features = [.. features.Row(i).ToArray().Select(value => (float)value)],
                Label = (uint)(i % 2),
                GeneratedImage = [.. images.Row(i).ToArray().Select(value => (float)Math.Tanh(value))],
            }),
        ];
    }
}
