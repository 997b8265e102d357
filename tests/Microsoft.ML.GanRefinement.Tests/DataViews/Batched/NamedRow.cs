using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>A row with a name to make keys of.</summary>
internal sealed class NamedRow
{
    public string Name { get; set; } = "";

    [VectorType(2)]
    public float[] X { get; set; } = [];
}
