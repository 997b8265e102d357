using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Commands;
using GanRefinement.Gan.Settings;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>What a network makes, by this process alone, or in parts.</summary>
/// <param name="session">Where it runs.</param>
/// <param name="model">The network.</param>
/// <param name="values">What it is told.</param>
/// <param name="sharding">This process's part; null for all.</param>
internal sealed class ShardedRows(Session session, TrainedModel model, SettingValues values, Sharding? sharding)
{
    /// <summary>Makes it.</summary>
    /// <param name="latents">Of all parts.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="target">Where the result goes: parts are beside it.</param>
    /// <param name="sides">What is made of latents: its name for the bar, and a transformer.</param>
    /// <param name="finish">Gets the rows of each side, of all parts, in the one process that has them.</param>
    /// <exception cref="BadInputException">The model filters rows, so that parts are no parts of a whole.</exception>
    public void Make(
        IDataView latents, int count, string target, IReadOnlyList<(string Name, ITransformer Transformer)> sides, Action<IReadOnlyList<GeneratedRows>> finish)
    {
        if (sharding is null)
        {
            finish([.. sides.Select(side =>
                GeneratedRows.Read(session.Terminal, side.Name, side.Transformer.Transform(latents), count, model.Gan.ClassNames, session.Cancellation))]);
            return;
        }

        if (sides.Any(side => HasFilter(side.Transformer)))
            throw new BadInputException($"{Sharding.Number.Flag}: '{model.Path}' filters rows, which it can do only of all of them: leave the flag out.");
        var part = Sharding.PartOf(target, sharding.Shard);
        Write(part, latents, count, sides);
        if (sharding.Cluster is null)
        {
            session.Terminal.Line($"Shard {sharding.Shard} {Path.GetFullPath(part)}");
            return;
        }

        sharding.Cluster.Barrier();
        if (!sharding.IsFirst)
            return;
        string[] parts = [.. Enumerable.Range(0, sharding.Shard.Count).Select(rank => Sharding.PartOf(target, new(rank, sharding.Shard.Count)))];
        if (parts.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new FileNotFoundException($"'{missing}', which another process has written, is not here: --out must be in a folder that all processes see.");
        finish(MergedRows.Of(parts));
        foreach (var path in parts)
            File.Delete(path);
    }

    private void Write(string part, IDataView latents, int count, IReadOnlyList<(string Name, ITransformer Transformer)> sides)
    {
        var own = session.Ml.Gan().TakeShard(latents, sharding!.Shard);
        IDataView[] views = [.. sides.Select(side => side.Transformer.Transform(own))];
        JsonObject header = new()
        {
            ["shard"] = sharding.Shard.Index + 1,
            ["shards"] = sharding.Shard.Count,
            ["rows"] = count,
            ["sides"] = sides.Count,
            ["dimensions"] = JsonSerializer.SerializeToNode(GeneratedRows.Shape(views[0].Schema)),
            ["classes"] = JsonSerializer.SerializeToNode(GeneratedRows.IsLabelled(views[0].Schema, model.Gan.ClassNames) ? model.Gan.ClassNames : []),
            ["model"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model.Path))),
            ["seed"] = values.Get(ModelSettings.Seed, 1),
            ["version"] = typeof(GanCatalog).Assembly.GetName().Version!.ToString(),
        };
        foreach (var setting in new[] { ModelSettings.Classes, ModelSettings.Truncation, ModelSettings.Refiner })
            header[setting.Key] = values.All[setting.Key]?.DeepClone();
        session.Terminal.Work($"{sides[^1].Name} shard {sharding.Shard}", () => RowsShard.Write(part, header, views.Select(view =>
            (Action<Action<float[], float, int>>)(take => GeneratedRows.Each(view, model.Gan.ClassNames, take, session.Cancellation)))));
    }

    private static bool HasFilter(ITransformer transformer) => transformer is RowFilterTransformer
        || (transformer is IEnumerable<ITransformer> chain && chain.Any(HasFilter));
}
