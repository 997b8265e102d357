using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Small labelled images for trainers: each class is a bright bar of its own, with noise.</summary>
internal static class ImageRows
{
    public const int Side = 8;

    public sealed class Row
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        // ML.NET takes in-memory keys as counted from zero; any value from the count on becomes the missing key 0.
        [KeyType(3)]
        public uint Label { get; set; }
    }

    public static List<Row> Create(int count, int seed = 5)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(i => new Row { Image = Image(i % 3, random), Label = (uint)(i % 3) }).ToList();
    }

    public static IDataView View(MLContext ml, int count = 48) => ml.Data.LoadFromEnumerable(Create(count));

    private static float[] Image(int label, Random random)
    {
        var pixels = new float[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (i / Side / 3 == label ? 0.8f : -0.8f) + ((float)random.NextDouble() - 0.5f) * 0.2f;
        return pixels;
    }
}
