using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>Reads a shard's rows, and gathers what metrics need of them.</summary>
/// <param name="context">Takes rows of views.</param>
/// <param name="options">Checked.</param>
/// <param name="shard">Whose rows.</param>
/// <param name="cancellation">Heard before each row.</param>
internal sealed class ShardReading(MLContext context, EvaluationOptions options, GanShard shard, Cancellation cancellation)
{
    /// <summary>Reads them.</summary>
    /// <param name="real">All real rows.</param>
    /// <param name="generated">All generated rows.</param>
    /// <param name="count">Counts the rows of a view.</param>
    public GanMetricsShard Read(IDataView real, IDataView generated, Func<IDataView, long> count)
    {
        var features = new MetricColumn(real.Schema, "features", options.FeatureColumnName).Size;
        FeatureMatrix.RequireSameColumns(features, new MetricColumn(generated.Schema, "features", options.FeatureColumnName).Size);
        int? classes = options.ProbabilityColumnName is { } name ? new MetricColumn(generated.Schema, "probabilities", name).Size : null;
        var (realRows, generatedRows) = (count(real), count(generated));
        var header = new ShardHeader
        {
            Index = shard.Index,
            Count = shard.Count,
            Metrics = GanEvaluator.All(classes is not null, options.LabelColumnName is not null, options.Metrics),
            KeepsFeatures = options.KeepFeatures,
            Protocol = options.Protocol,
            Splits = options.Protocol.InceptionScoreSplits,
            Real = realRows,
            Generated = generatedRows,
            Features = features,
            Classes = classes,
            HasLabels = options.LabelColumnName is not null,
            RealProbe = Probe(real, realRows),
            GeneratedProbe = Probe(generated, generatedRows),
        };
        using MemoryStream body = new();
        using BinaryWriter writer = new(body);
        if (options.KeepFeatures)
            Keep(writer, real, realRows, generated, generatedRows, count);
        else
            Gather(writer, header, real, generated);
        writer.Flush();
        return new(header, body.ToArray(), $"shard {shard}");
    }

    // The order that SavedSamples.Read reads them in.
    private void Keep(BinaryWriter writer, IDataView real, long realRows, IDataView generated, long generatedRows, Func<IDataView, long> count)
    {
        var label = options.Needs(nameof(options.LabelColumnName)) ? options.LabelColumnName : null;
        var image = options.Needs(nameof(options.ImageColumnName)) ? options.ImageColumnName : null;
        SavedSamples.Write(writer, Whole(real, realRows, null, label, null));
        SavedSamples.Write(writer, Whole(generated, generatedRows, options.ProbabilityColumnName, options.LabelColumnName, image));
        SavedSamples.Write(writer, options.Needs(nameof(options.TrainingData))
            ? Whole(options.TrainingData!, count(options.TrainingData!), null, null, null) : null);
    }

    private void Gather(BinaryWriter writer, ShardHeader header, IDataView real, IDataView generated)
    {
        Require(header);
        var reference = header.Metrics.Any(metric => metric.TallyReadsReference) && shard.RowsOf(header.Generated).Count > 0
            ? EvaluationReader.Read(real, options.FeatureColumnName, null, null, cancellation: cancellation).Features
            : null;
        var all = header.Inputs(reference, cancellation);
        List<IMetricTally> tallies = [.. header.Metrics.Select(metric => metric.Tally(all)!)];
        try
        {
            ForEach(real, header.Real, null, null, (rows, start) => tallies.ForEach(tally => tally.AddReal(rows, start)));
            ForEach(generated, header.Generated, options.ProbabilityColumnName, options.LabelColumnName,
                (rows, start) => tallies.ForEach(tally => tally.AddGenerated(rows, start)));
            tallies.ForEach(tally => tally.Save(writer));
        }
        finally
        {
            tallies.ForEach(tally => tally.Dispose());
        }
    }

    private static void Require(ShardHeader header)
    {
        var all = header.Inputs();
        if (header.Metrics.Where(metric => !CanTally(metric, all)).Select(metric => metric.Name).ToArray() is not [_, ..] not)
            return;
        var can = GanMetric.All.Where(metric => metric.Needs.All(need => need is nameof(EvaluationOptions.ProbabilityColumnName)
            or nameof(EvaluationOptions.LabelColumnName)) && CanTally(metric, all with
            {
                Generated = all.Generated with { Probabilities = all.Generated.Probabilities ?? all.Y, Classes = [] },
            })).Select(metric => metric.Name);
        throw new InvalidOperationException($"The {NameList.Of(not)} of {header.Generated} generated and {header.Real} real images need the features of all of "
            + $"them at once: set {nameof(EvaluationOptions.KeepFeatures)}, and shards keep them, or ask only for metrics that shards gather: "
            + $"{NameList.Of([.. can])}.");
    }

    private static bool CanTally(GanMetric metric, MetricInputs all)
    {
        using var tally = metric.Tally(all);
        return tally is not null;
    }

    private FeatureProbe Probe(IDataView data, long total) => FeatureProbe.Of(EvaluationReader.Read(
        RowRange.Of(context, data, 0, Math.Min(FeatureProbe.Rows, total), total), options.FeatureColumnName, null, null, cancellation: cancellation).Features);

    private EvaluationSample Whole(IDataView data, long total, string? probabilities, string? label, string? image) =>
        EvaluationReader.Read(Own(data, total), options.FeatureColumnName, probabilities, label, image, cancellation);

    private void ForEach(IDataView data, long total, string? probabilities, string? label, Action<EvaluationSample, long> add)
    {
        var chunk = GaussianFit.ChunkRows(new MetricColumn(data.Schema, "features", options.FeatureColumnName).Size);
        var (start, count) = shard.RowsOf(total);
        if (count == 0)
            return;
        foreach (var rows in EvaluationReader.Read(Own(data, total), options.FeatureColumnName, probabilities, label, null, chunk, cancellation))
        {
            add(rows, start);
            start += rows.Features.Rows;
        }
    }

    private IDataView Own(IDataView data, long total)
    {
        var (start, count) = shard.RowsOf(total);
        return RowRange.Of(context, data, start, count, total);
    }
}
