using System.Globalization;
using System.Text.Json;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>What a shard says of itself, and what must be the same in all of them.</summary>
internal sealed record ShardHeader
{
    /// <summary>From 0.</summary>
    public required int Index { get; init; }

    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>All metrics that are computed, in this order.</summary>
    public required IReadOnlyList<GanMetric> Metrics { get; init; }

    /// <summary>Whether it has the features themselves in the place of what metrics gather.</summary>
    public required bool KeepsFeatures { get; init; }

    /// <summary>As it was asked for.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    /// <inheritdoc cref="EvaluationProtocol.InceptionScoreSplits"/>
    public required int Splits { get; init; }

    /// <summary>Rows of all shards.</summary>
    public required long Real { get; init; }

    /// <summary>Rows of all shards.</summary>
    public required long Generated { get; init; }

    /// <summary>Features of a row.</summary>
    public required int Features { get; init; }

    /// <summary>Class probabilities of a row; null for none.</summary>
    public required int? Classes { get; init; }

    /// <summary>Whether generated rows have the class that was asked for.</summary>
    public required bool HasLabels { get; init; }

    /// <summary>Of the real images.</summary>
    public required FeatureProbe RealProbe { get; init; }

    /// <summary>Of the generated images.</summary>
    public required FeatureProbe GeneratedProbe { get; init; }

    /// <summary>For the protocol of the result; null for nothing.</summary>
    public string? Settings { get; init; }

    /// <summary>What was found doubtful before.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Of the library that wrote it.</summary>
    public string LibraryVersion { get; init; } = new EvaluationProtocol().Fill("", 0, 0, 0).LibraryVersion;

    /// <summary>What metrics are told of all shards together, without values.</summary>
    public MetricInputs Inputs(FeatureMatrix? real = null, Cancellation cancellation = default) => new(
        new EvaluationSample(real ?? FeatureMatrix.OfSize(Real, Features), null, null),
        new EvaluationSample(FeatureMatrix.OfSize(Generated, Features), Classes is { } classes ? FeatureMatrix.OfSize(Generated, classes) : null,
            HasLabels ? [] : null),
        null,
        Protocol with { InceptionScoreSplits = Splits },
        cancellation);

    /// <summary>What differs from another shard's and must not, in words; none where the two can be merged.</summary>
    public IEnumerable<string> DifferencesFrom(ShardHeader other)
    {
        (string Name, object? Mine, object? Other)[] all =
        [
            ("the number of shards", Count, other.Count),
            (nameof(Protocol.ReferenceSplit), Protocol.ReferenceSplit, other.Protocol.ReferenceSplit),
            (nameof(Protocol.Featurizer), Protocol.Featurizer, other.Protocol.Featurizer),
            (nameof(Protocol.FeaturizerHash), Protocol.FeaturizerHash, other.Protocol.FeaturizerHash),
            (nameof(Protocol.ResizeRule), Protocol.ResizeRule, other.Protocol.ResizeRule),
            (nameof(Protocol.Seed), Protocol.Seed, other.Protocol.Seed),
            (nameof(Protocol.InceptionScoreSplits), Splits, other.Splits),
            (nameof(EvaluationOptions.Metrics), Text(Metrics), Text(other.Metrics)),
            (nameof(EvaluationOptions.KeepFeatures), KeepsFeatures, other.KeepsFeatures),
            ("real images", Real, other.Real),
            ("generated images", Generated, other.Generated),
            ("features", Features, other.Features),
            ("classes", Classes, other.Classes),
            ("labels", HasLabels, other.HasLabels),
            ("generated classes", Settings, other.Settings),
            (nameof(LibraryVersion), LibraryVersion, other.LibraryVersion),
            ("the features of the first real images", Same(RealProbe, other.RealProbe), other.RealProbe),
            ("the features of the first generated images", Same(GeneratedProbe, other.GeneratedProbe), other.GeneratedProbe),
        ];
        return all.Where(field => !Equals(field.Mine, field.Other))
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}: '{field.Mine}' and '{field.Other}'"));

        static FeatureProbe Same(FeatureProbe mine, FeatureProbe other) => mine.IsLike(other) ? other : mine;
    }

    private static string Text(IReadOnlyList<GanMetric> metrics) => JsonSerializer.Serialize(metrics);
}
