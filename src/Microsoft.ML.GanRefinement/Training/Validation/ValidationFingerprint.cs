using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>What decides which networks a validation keeps, for a training run's checkpoints.</summary>
/// <remarks>Images are looked at rather than features made of them, whose last bits may depend on machine and thread count.</remarks>
internal static class ValidationFingerprint
{
    /// <summary>The settings; what tells the data from others, by their first rows; the hash of a featurizer of this library.</summary>
    public static JsonObject Of(GanValidation validation, string imageColumnName, Cancellation cancellation = default)
    {
        var all = JsonSerializer.SerializeToNode(validation)!.AsObject();
        if (Samples(validation, imageColumnName) is { } column)
        {
            var data = new StreamedData(validation.Data, new TrainingColumns(validation.Data.Schema, column, label: null), shuffleBufferSize: 1);
            all[nameof(validation.Data)] = JsonSerializer.SerializeToNode(DataFingerprint.Of(data, cancellation));
        }
        if (FeaturizerHash(validation.Featurizer) is { } hash)
            all[nameof(validation.Featurizer)] = hash;
        return all;
    }

    private static ISampleColumn? Samples(GanValidation validation, string imageColumnName)
    {
        var schema = validation.Data.Schema;
        // Where the data bring their features, those alone are read.
        if (schema.GetColumnOrNull(validation.FeatureColumnName) is { } features)
            return IsVector(features.Type) ? new VectorColumn(validation.FeatureColumnName) : null;
        return schema.GetColumnOrNull(imageColumnName) is { } image && new ImageColumn(imageColumnName).Fits(image.Type) ? new ImageColumn(imageColumnName)
            : IsVector(schema.GetColumnOrNull(imageColumnName)?.Type) ? new VectorColumn(imageColumnName)
            : null;
    }

    private static bool IsVector(DataViewType? type) =>
        type is VectorDataViewType { Dimensions: [> 0] } vector && vector.ItemType == NumberDataViewType.Single;

    private static string? FeaturizerHash(ITransformer featurizer) => featurizer switch
    {
        ImageClassifierTransformer classifier => classifier.Fingerprint,
        ImageFeaturizerTransformer images => images.Fingerprint,
        _ => null,
    };
}
