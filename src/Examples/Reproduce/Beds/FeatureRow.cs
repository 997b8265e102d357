using Microsoft.ML.Data;

namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>An image's features in memory.</summary>
internal sealed class FeatureRow
{
    [VectorType(Laboratory.FeatureCount)]
    public float[] Features { get; set; } = [];
}
