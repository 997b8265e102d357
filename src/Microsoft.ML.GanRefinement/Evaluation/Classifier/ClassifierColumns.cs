using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>The names of the columns that the transformer reads and adds.</summary>
/// <param name="Image">Read; <see cref="ImageColumnNames.Either"/> for whichever there is.</param>
/// <param name="Features">Added.</param>
/// <param name="Probabilities">Added.</param>
/// <param name="PredictedLabel">Added; null, with <paramref name="Score"/>, for a model of a version that did not.</param>
/// <param name="Score">Added.</param>
/// <param name="Values">The type of the label's values; null if it has none.</param>
internal sealed record ClassifierColumns(
    string Image, string Features, string Probabilities, string? PredictedLabel = null, string? Score = null, KeyValueKind? Values = null)
{
    /// <summary>The added columns.</summary>
    public IReadOnlyList<BatchOutput> Outputs(int featureCount, IReadOnlyList<string> classNames)
    {
        var perClass = new VectorDataViewType(NumberDataViewType.Single, classNames.Count);
        List<BatchOutput> outputs =
        [
            new(Features, new VectorDataViewType(NumberDataViewType.Single, featureCount)),
            new(Probabilities, perClass, _ => ScoreAnnotations.Slots(classNames)),
        ];
        if (PredictedLabel is not null && Score is not null)
        {
            var key = new KeyDataViewType(typeof(uint), classNames.Count);
            outputs.Add(new(PredictedLabel, key, schema => ScoreAnnotations.PredictedLabel(schema, classNames, Values)));
            outputs.Add(new(Score, perClass, schema => ScoreAnnotations.Score(schema, classNames, Values)));
        }

        return outputs;
    }
}
