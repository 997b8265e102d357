using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>Which part of the work this process does, and with whom.</summary>
/// <param name="Shard">The part.</param>
/// <param name="Cluster">The processes of <c>--mpi</c>; null where a batch scheduler runs shards, each for itself.</param>
internal sealed record Sharding(GanShard Shard, GanCluster? Cluster)
{
    /// <summary>The shard of a batch scheduler.</summary>
    public static readonly Setting Number = new("shard",
        "Makes one part of all, as in 2/8, into a file NAME-2-of-8.shard; 'gan merge' makes of the files of all parts what one process makes. Default: all.");

    /// <summary>What to add to a command's settings.</summary>
    public static IReadOnlyList<Setting> Settings { get; } = [Number, TrainSettings.Mpi];

    /// <summary>Whether this process tells how it goes and writes the result.</summary>
    public bool IsFirst => Cluster is not { Rank: > 0 };

    /// <summary>What is asked for; null for all rows.</summary>
    /// <exception cref="BadInputException">It is no shard, or both are asked for.</exception>
    public static Sharding? Of(SettingValues values)
    {
        if (values.Get<string?>(Number, null) is not { } text)
            return Processes.Of(values) is { } cluster ? new(GanShard.Of(cluster), cluster) : null;
        if (values.Get(TrainSettings.Mpi, false))
            throw new BadInputException($"{Number.Flag}: with {TrainSettings.Mpi.Flag} each process takes its own part. Leave one of them out.");
        try
        {
            return new(GanShard.Parse(text), null);
        }
        catch (FormatException e)
        {
            throw new BadInputException($"{Number.Flag}: {e.Message}", e);
        }
    }

    /// <summary>Where this process speaks: of many the first one does.</summary>
    public Terminal Terminal(Terminal terminal) => IsFirst ? terminal : new Terminal(TextWriter.Null, TextWriter.Null, interactive: false);

    /// <summary>The file of a part of what goes to <paramref name="target"/>.</summary>
    public static string PartOf(string target, GanShard shard)
    {
        var path = Path.TrimEndingDirectorySeparator(target);
        return $"{Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path))}-{shard.Index + 1}-of-{shard.Count}.shard";
    }
}
