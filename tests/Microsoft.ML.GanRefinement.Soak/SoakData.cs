using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>Small images of two kinds, and latents.</summary>
internal static class SoakData
{
    public const int LatentSize = 6;
    public const int Classes = 2;
    public const int Side = 16;

    /// <summary>Some images with their classes.</summary>
    public static IDataView Images(MLContext ml, int count = 32, int first = 0) =>
        ml.Data.LoadFromEnumerable(Enumerable.Range(first, count).Select(Image).ToArray());

    /// <summary>Some latents with classes.</summary>
    public static IDataView Latents(MLContext ml, int count) =>
        ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Latent).ToArray());

    /// <summary>One latent with its class.</summary>
    public static LatentRow Latent(int row)
    {
        var random = new Random(row);
        return new LatentRow { Latent = [.. Enumerable.Range(0, LatentSize).Select(_ => (random.NextSingle() * 4) - 2)], Label = (uint)(row % Classes) };
    }

    private static ImageRow Image(int row)
    {
        var random = new Random(row);
        var period = 2 + (row % Classes);
        return new ImageRow
        {
            Image = [.. Enumerable.Range(0, Side * Side).Select(pixel => ((pixel / Side) + row) % period == 0 ? 0.8f : -0.9f + (random.NextSingle() / 10))],
            Label = (uint)(row % Classes),
        };
    }

    internal sealed class ImageRow
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        [KeyType(Classes)]
        public uint Label { get; set; }
    }

    internal sealed class LatentRow
    {
        [VectorType(LatentSize)]
        public float[] Latent { get; set; } = [];

        [KeyType(Classes)]
        public uint Label { get; set; }
    }

    internal sealed class Generated
    {
        [VectorType(1, Side, Side)]
        public float[] GeneratedImage { get; set; } = [];

        public float Score { get; set; }
    }
}
