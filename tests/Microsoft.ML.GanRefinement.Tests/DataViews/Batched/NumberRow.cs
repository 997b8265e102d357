using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>A row of <see cref="TestView.Numbers"/> as an object.</summary>
internal sealed class NumberRow
{
    public int Id { get; set; }

    [VectorType(2)]
    public float[] X { get; set; } = [];
}
