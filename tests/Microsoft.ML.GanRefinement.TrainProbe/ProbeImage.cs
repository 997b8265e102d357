using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.TrainProbe;

/// <summary>A labelled image.</summary>
internal sealed class ProbeImage
{
    [VectorType(1, 8, 8)]
    public float[] Image { get; set; } = [];

    [KeyType(3)]
    public uint Label { get; set; }

    /// <summary>The same images in every process; their number is no multiple of the batch size, so that batches span epochs.</summary>
    public static IEnumerable<ProbeImage> Create(int count = 44) => Enumerable.Range(0, count).Select(row => new ProbeImage
    {
        Image = [.. Enumerable.Range(0, 64).Select(pixel => Pixel(row, pixel))],
        Label = (uint)(row % 3),
    });

    // A bright bar in each class's place, and noise.
    private static float Pixel(int row, int pixel) => (pixel / 24 == row % 3 ? 0.8f : -0.8f) + (((row * 31) + (pixel * 17)) % 41 - 20) / 200f;
}
