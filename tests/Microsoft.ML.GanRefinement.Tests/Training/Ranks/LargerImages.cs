using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Training.Ranks;

/// <summary>Images of 16 × 16 pixels, which a pyramid halves.</summary>
internal static class LargerImages
{
    private const int Side = 2 * ImageRows.Side;

    public sealed class Row
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];
    }

    public static IDataView View(MLContext ml) => ml.Data.LoadFromEnumerable(ImageRows.Create(48).Select(row => new Row
    {
        Image = [.. Enumerable.Range(0, Side * Side).Select(i => row.Image[(i / Side / 2 * ImageRows.Side) + (i % Side / 2)])],
    }));
}
