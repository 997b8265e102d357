using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a number of <see cref="GanMetrics"/> came about: without it, two of them can't be compared.</summary>
public sealed record EvaluationProtocol
{
    /// <summary>What stands for a name that nobody gave.</summary>
    internal const string Unnamed = "unnamed";

    /// <summary>What the real images are, for instance <c>"Fashion-MNIST test"</c>.</summary>
    /// <value>Free text; by default <c>"unnamed"</c>.</value>
    public string ReferenceSplit { get; init; } = Unnamed;

    /// <summary>What computed features and probabilities.</summary>
    /// <value>Free text; by default <c>"unnamed"</c>.</value>
    public string Featurizer { get; init; } = Unnamed;

    /// <summary>A hash of the featurizer's weights: <see cref="ImageClassifierTransformer.Fingerprint"/>, for instance.</summary>
    /// <value>Hexadecimal digits; by default empty.</value>
    public string FeaturizerHash { get; init; } = string.Empty;

    /// <summary>How images were brought to the featurizer's size, for instance <c>"bicubic, antialiased"</c>: kernels move every
    /// metric.</summary>
    /// <value>Free text; by default <c>"none"</c>.</value>
    public string ResizeRule { get; init; } = "none";

    /// <summary>Seed of every random choice of the evaluation, and of the latents where the caller says so.</summary>
    /// <value>By default 0.</value>
    public int Seed { get; init; }

    /// <summary>Into how many parts the generated images are split for the inception score.</summary>
    /// <value>At least 1; by default 10.</value>
    /// <remarks>What is asked for. <see cref="Settings"/> says in how many it was computed: fewer images make fewer splits, and without
    /// probabilities there is no score.</remarks>
    [JsonIgnore]
    public int InceptionScoreSplits { get; init; } = GanMetric.InceptionScorePart.DefaultSplits;

    /// <summary>Neighbours, subsets, bins and so on of the metrics computed, as they were computed. Filled in by the evaluation.</summary>
    public string Settings { get; internal init; } = string.Empty;

    /// <summary>How many real images there were. Filled in by the evaluation.</summary>
    public long ReferenceCount { get; internal init; }

    /// <summary>How many generated images there were. Filled in by the evaluation.</summary>
    public long GeneratedCount { get; internal init; }

    /// <summary>How many features an image has. Filled in by the evaluation.</summary>
    public int FeatureCount { get; internal init; }

    /// <summary>The version of this library. Filled in by the evaluation.</summary>
    public string LibraryVersion { get; internal init; } = string.Empty;

    /// <summary>The protocol in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{GeneratedCount} generated{ReferenceText()}; {FeatureCount} features of {Featurizer}{HashText()}; "
            + $"{ResizeText()}{SettingsText()}seed {Seed}; GanRefinement {LibraryVersion}");

    /// <summary>What differs between two protocols, in words; none where values can be compared.</summary>
    internal IReadOnlyList<string> DifferencesFrom(EvaluationProtocol other)
    {
        (string Name, object Mine, object Other)[] all =
        [
            (nameof(ReferenceSplit), ReferenceSplit, other.ReferenceSplit),
            (nameof(Featurizer), Featurizer, other.Featurizer),
            (nameof(FeaturizerHash), FeaturizerHash, other.FeaturizerHash),
            (nameof(ResizeRule), ResizeRule, other.ResizeRule),
            (nameof(Seed), Seed, other.Seed),
            (nameof(Settings), Settings, other.Settings),
            (nameof(ReferenceCount), ReferenceCount, other.ReferenceCount),
            (nameof(GeneratedCount), GeneratedCount, other.GeneratedCount),
            (nameof(FeatureCount), FeatureCount, other.FeatureCount),
            (nameof(LibraryVersion), LibraryVersion, other.LibraryVersion),
        ];
        return
        [
            .. all.Where(field => !field.Mine.Equals(field.Other))
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} '{field.Mine}' and '{field.Other}'")),
        ];
    }

    /// <summary>What neither of two protocols names, in words: of that, equal protocols don't say that the same was measured. The split
    /// counts where there were real images.</summary>
    internal IReadOnlyList<string> UnnamedWith(EvaluationProtocol other)
    {
        bool Lacks(Func<EvaluationProtocol, bool> lacks) => lacks(this) && lacks(other);
        string[] names =
        [
            .. Lacks(one => one.Featurizer == Unnamed && one.FeaturizerHash.Length == 0) ? [nameof(Featurizer)] : Array.Empty<string>(),
            .. Lacks(one => one.ReferenceSplit == Unnamed && one.ReferenceCount > 0) ? [nameof(ReferenceSplit)] : Array.Empty<string>(),
        ];
        return [.. names.Select(name => $"Neither protocol names its {name}, which may not be the same then: set {nameof(EvaluationProtocol)}.{name}.")];
    }

    /// <summary>This protocol with what an evaluation knows.</summary>
    internal EvaluationProtocol Fill(string settings, long real, long generated, int features) => this with
    {
        ReferenceCount = real,
        GeneratedCount = generated,
        FeatureCount = features,
        Settings = settings,
        LibraryVersion = PackageVersion.Text,
    };

    /// <summary>This protocol with more settings before its own; null for none.</summary>
    internal EvaluationProtocol WithSettings(string? settings) => settings is null ? this
        : this with { Settings = Settings.Length == 0 ? settings : $"{settings}; {Settings}" };

    // Some metrics look at generated images alone.
    private string ReferenceText() =>
        ReferenceCount == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" against {ReferenceCount} of {ReferenceSplit}");

    private string HashText() => FeaturizerHash.Length == 0 ? string.Empty : $" ({FeaturizerHash[..Math.Min(12, FeaturizerHash.Length)]})";

    private string ResizeText() => ResizeRule == "none" ? string.Empty : $"resized {ResizeRule}; ";

    private string SettingsText() => Settings.Length == 0 ? string.Empty : $"{Settings}; ";
}
