using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>Rows of one column's numbers, whatever their type.</summary>
internal interface IMetricRows
{
    /// <summary>Values in a row.</summary>
    int Size { get; }

    /// <summary>An action that adds the row's values.</summary>
    Action CreateReader(DataViewRow row);

    /// <summary>Everything read since the last call.</summary>
    FeatureMatrix Take();
}
