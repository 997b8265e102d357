using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>The features of a stacked image's three channels, side by side.</summary>
internal sealed class StackedRow
{
    [VectorType(3 * ExperimentContext.FeatureCount)]
    public float[] Features { get; set; } = [];
}
