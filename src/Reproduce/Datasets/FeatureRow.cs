using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>An image's features in memory.</summary>
internal sealed class FeatureRow
{
    [VectorType(ExperimentContext.FeatureCount)]
    public float[] Features { get; set; } = [];
}
