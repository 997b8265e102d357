using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>Puts shards together.</summary>
internal static class ShardMerging
{
    /// <summary>The metrics of all rows.</summary>
    /// <exception cref="InvalidOperationException">Shards are missing or there more than once, do not belong together, or have too few rows for a
    /// metric.</exception>
    public static GanMetrics Merge(IReadOnlyList<GanMetricsShard> shards, Cancellation cancellation)
    {
        Require(shards);
        IReadOnlyList<GanMetricsShard> ordered = [.. shards.OrderBy(shard => shard.Shard.Index)];
        var header = ordered[0].Header;
        var metrics = header.KeepsFeatures ? OfFeatures(ordered, cancellation) : OfTallies(ordered, cancellation);
        string[] before = [.. ordered.SelectMany(shard => shard.Header.Warnings).Distinct()];
        return metrics with
        {
            Protocol = metrics.Protocol.WithSettings(header.Settings),
            Warnings = [.. before, .. metrics.Warnings],
        };
    }

    private static void Require(IReadOnlyList<GanMetricsShard> shards)
    {
        if (shards.Count == 0)
            throw new InvalidOperationException("There are no shards to merge.");
        var first = shards[0];
        foreach (var shard in shards.Skip(1))
        {
            if (first.Header.DifferencesFrom(shard.Header).ToArray() is [_, ..] differences)
            {
                throw new InvalidOperationException($"{first.Name} and {shard.Name} do not belong together: they differ in {string.Join("; ", differences)}. "
                    + "Evaluate all shards with the same model, data and settings.");
            }
        }

        if (shards.GroupBy(shard => shard.Shard).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Shard {twice.Key} is there more than once: {string.Join(" and ", twice.Select(shard => shard.Name))}.");
        string[] missing = [.. Enumerable.Range(0, first.Shard.Count).Select(index => new GanShard(index, first.Shard.Count))
            .Except(shards.Select(shard => shard.Shard)).Select(shard => $"{shard}")];
        if (missing.Length > 0)
            throw new InvalidOperationException($"Of {first.Shard.Count} shards {NameList.Of(missing)} {(missing.Length == 1 ? "is" : "are")} missing.");
    }

    private static GanMetrics OfTallies(IReadOnlyList<GanMetricsShard> shards, Cancellation cancellation)
    {
        var header = shards[0].Header;
        var all = header.Inputs(cancellation: cancellation);
        var tallies = header.Metrics.ToDictionary(metric => metric, metric => metric.Tally(all)!);
        try
        {
            foreach (var shard in shards)
            {
                cancellation.ThrowIfRequested();
                using var reader = shard.ReadBody();
                foreach (var metric in header.Metrics)
                    tallies[metric].Merge(reader);
            }

            return GanEvaluator.Evaluate(all, header.Metrics, metric => tallies[metric].Compute());
        }
        finally
        {
            foreach (var tally in tallies.Values)
                tally.Dispose();
        }
    }

    private static GanMetrics OfFeatures(IReadOnlyList<GanMetricsShard> shards, Cancellation cancellation)
    {
        List<EvaluationSample?[]> samples = [];
        foreach (var shard in shards)
        {
            using var reader = shard.ReadBody();
            samples.Add([SavedSamples.Read(reader), SavedSamples.Read(reader), SavedSamples.Read(reader)]);
        }

        EvaluationSample? Joined(int which) => SavedSamples.Join([.. samples.Select(sample => sample[which])]);
        var header = shards[0].Header;
        return GanEvaluator.Evaluate(
            new MetricInputs(Joined(0)!, Joined(1)!, Joined(2)?.Features, header.Protocol with { InceptionScoreSplits = header.Splits }, cancellation),
            header.Metrics);
    }
}
