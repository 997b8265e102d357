using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Batching;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>The names of the columns that the transformer reads and adds.</summary>
/// <param name="Image">Read.</param>
/// <param name="Features">Added.</param>
/// <param name="Probabilities">Added.</param>
internal sealed record ClassifierColumns(string Image, string Features, string Probabilities)
{
    /// <summary>The added columns.</summary>
    public IReadOnlyList<BatchOutput> Outputs(int featureCount, int classCount) =>
    [
        new(Features, new VectorDataViewType(NumberDataViewType.Single, featureCount)),
        new(Probabilities, new VectorDataViewType(NumberDataViewType.Single, classCount)),
    ];
}
