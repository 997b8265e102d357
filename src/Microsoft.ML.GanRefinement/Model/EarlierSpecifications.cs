using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Reads the specifications that version 0.1 wrote as today's.</summary>
internal static class EarlierSpecifications
{
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
        return specification;
    }
}
