using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>Starts a training run from the weights of a trained pair.</summary>
internal static class WarmStart
{
    /// <summary>Copies weights and running statistics of both networks.</summary>
    /// <param name="from">The trained pair.</param>
    /// <param name="specification">What is to be trained.</param>
    /// <param name="to">Its networks.</param>
    /// <exception cref="ArgumentException">The architectures or the latents differ; the message says in what.</exception>
    public static void Copy(TrainedPair from, GanSpecification specification, NetworkPair to)
    {
        List<string> differences = [.. Differences(from.Specification.Networks, specification.Networks)];
        if (from.Specification.Prior is var prior && prior != specification.Prior)
            differences.Add($"{nameof(GanTrainerOptions.LatentDistribution)} is {prior} in the model and {specification.Prior} in the trainer");
        if (differences.Count > 0)
        {
            throw new ArgumentException(
                $"InitialModel has other networks or latents than this trainer would train: {string.Join("; ", differences)}. "
                    + "Set the trainer's options to the model's, or leave InitialModel null.",
                nameof(GanTrainerOptions.InitialModel));
        }

        using var use = from.Use();
        from.Networks.Generator.CopyStateTo(to.Generator);
        from.Networks.Discriminator.CopyStateTo(to.Discriminator);
    }

    /// <summary>What to warn of, or null: weights of a class go by its place, and the data have one of the model's classes in another.</summary>
    public static string? Warning(IReadOnlyList<string> model, IReadOnlyList<string> trainer)
    {
        string[] moved =
            [.. trainer.Index().Where(c => model.Contains(c.Item) && model.ElementAtOrDefault(c.Index) != c.Item).Select(c => c.Item)];
        return moved.Length == 0 ? null
            : $"InitialModel has {NameList.Of(moved)} in other places among its classes than the label column: training begins with other classes' weights "
                + "for them. Give the label column the model's keys, in their order.";
    }

    private static IEnumerable<string> Differences(NetworkPairSpecification model, NetworkPairSpecification trainer)
    {
        var (was, wanted) = (JsonSerializer.SerializeToNode(model)!.AsObject(), JsonSerializer.SerializeToNode(trainer)!.AsObject());
        // A setting at its default may be missing on either side.
        foreach (var name in was.Select(each => each.Key).Union(wanted.Select(each => each.Key)))
        {
            if (!JsonNode.DeepEquals(was[name], wanted[name]))
                yield return $"{name} is {Text(was[name])} in the model and {Text(wanted[name])} in the trainer";
        }

        static string Text(JsonNode? value) => value?.ToJsonString() ?? "not set";
    }
}
