using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Reads the specifications that version 0.1 wrote as today's.</summary>
internal static class EarlierSpecifications
{
    // By the numbers that they had.
    private static readonly string[] s_validationMetrics =
    [
        "FrechetDistance", "ExtrapolatedFrechetDistance", "KernelDistance", "Precision", "Recall", "Density", "Coverage", "DifferentBins", "BinDivergence",
        "SlicedWasserstein", "NearestNeighborAccuracy", "LogisticAccuracy",
    ];

    /// <summary>The specification in today's form; one of today stays as it is.</summary>
    public static JsonNode? Upgrade(JsonNode? specification)
    {
        if (specification?["objective"] is JsonObject objective && objective["classificationWeight"] is { } weight)
        {
            // The auxiliary classifier's numbers stood among those of the adversarial loss.
            specification["objective"] = new JsonObject
            {
                ["adversarial"] = "sum",
                ["terms"] = new JsonArray(objective.DeepClone(), new JsonObject
                {
                    ["adversarial"] = "auxiliaryClassification",
                    ["generatorWeight"] = weight.DeepClone(),
                    ["discriminatorWeight"] = objective["discriminatorClassificationWeight"]?.DeepClone() ?? 1,
                    ["classifiesFakes"] = objective["classifiesFakes"]?.DeepClone() ?? false,
                }),
            };
        }
        // AdvLatGAN-z was the only refiner.
        if (specification?["latentRefinement"] is JsonObject refiner && !refiner.ContainsKey("refiner"))
            refiner["refiner"] = "fgsm";
        // A validation's metric was a name, and its settings those of an evaluation's defaults.
        if (specification?["validation"] is JsonObject validation && validation["metric"] is JsonValue metric)
            validation["metric"] = new JsonObject { ["kind"] = KindOf(metric) };
        return specification;
    }

    private static string KindOf(JsonValue metric)
    {
        var name = metric.TryGetValue(out int number) && number >= 0 && number < s_validationMetrics.Length ? s_validationMetrics[number] : metric.ToString();
        return name switch
        {
            "DifferentBins" => "ndb",
            "BinDivergence" => "jensenShannonDivergence",
            _ => JsonNamingPolicy.CamelCase.ConvertName(name),
        };
    }
}
