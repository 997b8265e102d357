using System.Text.Json.Nodes;
using GanRefinement.Gan.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>Evaluation during training, as a user writes it: features and the settings of <see cref="GanValidation"/>.</summary>
internal sealed class ValidationSettings
{
    private const double HeldOutShare = 0.1;

    private readonly Featurizer _features;
    private readonly JsonObject _others;

    private ValidationSettings(Featurizer features, JsonObject others) => (_features, _others) = (features, others);

    /// <summary>Reads a setting; null where there is to be none.</summary>
    /// <exception cref="BadInputException">It is no validation.</exception>
    public static ValidationSettings? Parse(JsonNode? node, string path)
    {
        if (node is null || SettingsText.Leaf(node) is "none" or "false")
            return null;
        if (node is not JsonObject values)
            return new(ObjectBinder.Bind<Featurizer>(node, path), []);
        var features = values.FirstOrDefault(entry => Names.Same(entry.Key, "features"));
        if (features.Key is null)
            throw new BadInputException($"{path} needs features, as in '{{features: principal, interval: 500}}'.");
        return new(ObjectBinder.Bind<Featurizer>(features.Value, path + ".features"),
            new JsonObject(values.Where(entry => entry.Key != features.Key).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))));
    }

    /// <summary>The library's validation, and what is left to train on: without test images a tenth of the training images is held out.</summary>
    public (GanValidation Validation, IDataView Train) Create(MLContext ml, IDataView train, IDataView? test, string path, CancellationToken cancellation)
    {
        if (train.Schema["Image"].Type is VectorDataViewType { Dimensions.Length: 1, Size: var size })
        {
            throw new BadInputException(
                $"{path} compares features of images, and these data are points of {size} values. Leave it out; 'gan evaluate' measures the trained network.");
        }
        if (test is null)
        {
            var parts = ml.Data.TrainTestSplit(train, HeldOutShare, seed: 1);
            (train, test) = (parts.TrainSet, parts.TestSet);
        }
        GanValidation validation = new(test, _features.For(train).Fit(ml, train, cancellation));
        ObjectBinder.Fill(validation, _others, path);
        return (validation, train);
    }
}
