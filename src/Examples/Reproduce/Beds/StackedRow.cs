using Microsoft.ML.Data;

namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>The features of a stacked image's three planes, side by side.</summary>
internal sealed class StackedRow
{
    [VectorType(3 * Laboratory.FeatureCount)]
    public float[] Features { get; set; } = [];
}
