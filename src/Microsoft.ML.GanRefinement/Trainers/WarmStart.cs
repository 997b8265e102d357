using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>Starts a training run from the weights of a trained pair.</summary>
internal static class WarmStart
{
    /// <summary>Copies weights and running statistics of both networks.</summary>
    /// <exception cref="ArgumentException">The architectures differ; the message says in what.</exception>
    public static void Copy(TrainedPair from, NetworkPairSpecification specification, NetworkPair to)
    {
        List<string> differences = [.. Differences(from.Specification.Networks, specification)];
        if (differences.Count > 0)
        {
            throw new ArgumentException(
                $"InitialModel has other networks than this trainer would train: {string.Join("; ", differences)}. "
                    + "Set the trainer's options to the model's, or leave InitialModel null.",
                nameof(GanTrainerOptions.InitialModel));
        }

        using var use = from.Use();
        from.Networks.Generator.CopyStateTo(to.Generator);
        from.Networks.Discriminator.CopyStateTo(to.Discriminator);
    }

    private static IEnumerable<string> Differences(NetworkPairSpecification model, NetworkPairSpecification trainer)
    {
        var (was, wanted) = (JsonSerializer.SerializeToNode(model)!.AsObject(), JsonSerializer.SerializeToNode(trainer)!.AsObject());
        foreach (var (name, value) in was)
        {
            if (!JsonNode.DeepEquals(value, wanted[name]))
                yield return $"{name} is {value?.ToJsonString() ?? "null"} in the model and {wanted[name]?.ToJsonString() ?? "null"} in the trainer";
        }
    }
}
