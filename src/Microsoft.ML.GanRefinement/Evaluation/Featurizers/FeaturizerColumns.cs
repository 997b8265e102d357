using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>The columns of a featurizer.</summary>
/// <param name="Image">Read; <see cref="Data.Images.ImageColumnNames.Either"/> for whichever there is.</param>
/// <param name="Features">Added.</param>
/// <param name="Probabilities">Added, if the featurizer knows classes; null for no such column.</param>
internal sealed record FeaturizerColumns(string Image, string Features, string? Probabilities = null)
{
    /// <summary>What is added, for images with so many features.</summary>
    public IReadOnlyList<BatchOutput> Outputs(int featureCount) =>
        Probabilities is null ? [Column(Features, featureCount)] : [Column(Features, featureCount), Column(Probabilities, InceptionNetwork.ClassCount)];

    private static BatchOutput Column(string name, int size) => new(name, new VectorDataViewType(NumberDataViewType.Single, size));
}
