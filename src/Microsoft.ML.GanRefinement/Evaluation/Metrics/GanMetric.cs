using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Reports;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

/// <summary>A number that says how good generated images are, with the settings that decide its value: what
/// <see cref="EvaluationOptions.Metrics"/> asks for, and what a <see cref="GanValidation"/> chooses networks by. Immutable.</summary>
/// <remarks>The inception score and the label agreement are not asked for here: they are computed wherever
/// <see cref="EvaluationOptions"/> names their columns.</remarks>
// To add one: a file with its factory, its record and its property of GanMetrics, and a line here, whose name reports and model files keep.
// The order is that of AllOnFeatures.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FrechetDistancePart), "frechetDistance")]
[JsonDerivedType(typeof(InceptionScorePart), "inceptionScore")]
[JsonDerivedType(typeof(LabelAgreementPart), "labelAgreement")]
[JsonDerivedType(typeof(ExtrapolatedFrechetDistancePart), "extrapolatedFrechetDistance")]
[JsonDerivedType(typeof(IntraClassFrechetDistancePart), "intraClassFrechetDistance")]
[JsonDerivedType(typeof(IntraClassDensityPart), "intraClassDensity")]
[JsonDerivedType(typeof(IntraClassCoveragePart), "intraClassCoverage")]
[JsonDerivedType(typeof(IntraClassJensenShannonDivergencePart), "intraClassJensenShannonDivergence")]
[JsonDerivedType(typeof(CapturedClassesPart), "capturedClasses")]
[JsonDerivedType(typeof(ClassDivergencePart), "classDivergence")]
[JsonDerivedType(typeof(KernelDistancePart), "kernelDistance")]
[JsonDerivedType(typeof(PrecisionPart), "precision")]
[JsonDerivedType(typeof(RecallPart), "recall")]
[JsonDerivedType(typeof(DensityPart), "density")]
[JsonDerivedType(typeof(CoveragePart), "coverage")]
[JsonDerivedType(typeof(NdbPart), "ndb")]
[JsonDerivedType(typeof(JensenShannonDivergencePart), "jensenShannonDivergence")]
[JsonDerivedType(typeof(SlicedWassersteinPart), "slicedWasserstein")]
[JsonDerivedType(typeof(VendiScorePart), "vendiScore")]
[JsonDerivedType(typeof(NearestNeighborAccuracyPart), "nearestNeighborAccuracy")]
[JsonDerivedType(typeof(LogisticAccuracyPart), "logisticAccuracy")]
[JsonDerivedType(typeof(DataCopyingPart), "dataCopying")]
[JsonDerivedType(typeof(ParzenLogLikelihoodPart), "parzenLogLikelihood")]
[JsonDerivedType(typeof(GaussianMixtureLogLikelihoodPart), "gaussianMixtureLogLikelihood")]
[JsonDerivedType(typeof(StructuralSimilarityPart), "structuralSimilarity")]
public abstract partial record GanMetric
{
    private static readonly JsonDerivedTypeAttribute[] s_table = [.. typeof(GanMetric).GetCustomAttributes<JsonDerivedTypeAttribute>()];

    private protected GanMetric(string name, MetricDirection direction) => (Name, Direction) = (name, direction);

    /// <summary>What most reports have: the kernel distance, precision, recall, density and coverage, with their default settings.</summary>
    public static IReadOnlyList<GanMetric> Default { get; } = [KernelDistance(), Precision(), Recall(), Density(), Coverage()];

    /// <summary>Every metric that needs no more than features of both views, with its default settings.</summary>
    public static IReadOnlyList<GanMetric> AllOnFeatures { get; } = [.. All.Where(metric => metric.Needs.Count == 0)];

    /// <summary>The name in tables and messages.</summary>
    [JsonIgnore]
    public string Name { get; }

    /// <summary>Which change is for the better.</summary>
    [JsonIgnore]
    public MetricDirection Direction { get; }

    /// <summary>Every metric with its default settings.</summary>
    internal static IEnumerable<GanMetric> All => s_table.Select(line => line.DerivedType.GetConstructors().Single())
        .Select(create => (GanMetric)create.Invoke([.. create.GetParameters().Select(setting => setting.DefaultValue)]));

    /// <summary>The name in JSON.</summary>
    internal string JsonName => (string)s_table.Single(line => line.DerivedType == GetType()).TypeDiscriminator!;

    /// <summary>The options that name what it reads beside features, which must not be null.</summary>
    internal virtual IReadOnlyList<string> Needs => [];

    /// <summary>The metric and its settings, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>The settings in words, for the protocol; null where there are none.</summary>
    internal virtual string? Settings(MetricInputs inputs) => null;

    /// <summary>Its value.</summary>
    /// <exception cref="InvalidOperationException">There are too few rows for it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a step of the metric.</exception>
    internal abstract MetricEstimate Compute(MetricInputs inputs);

    /// <summary>What shards gather of it, to be merged to the value of all rows; null where it needs the features of all of them at once.</summary>
    /// <param name="all">The sizes of all shards together; the values of the real features too, if <see cref="TallyReadsReference"/> and rows are to be
    /// added.</param>
    internal virtual IMetricTally? Tally(MetricInputs all) => null;

    /// <summary>Whether each shard needs the features of all real images, not of its part alone.</summary>
    internal virtual bool TallyReadsReference => false;

    /// <summary>What makes the value of so few images doubtful.</summary>
    internal virtual IEnumerable<string> SizeWarnings(long real, long generated, int features) => [];

    /// <summary>What else makes the value of these data doubtful.</summary>
    internal virtual IEnumerable<string> DataWarnings(MetricInputs inputs) => [];

    /// <summary>Name and value in a line of text.</summary>
    internal virtual string InWords(MetricEstimate value) => $"{Name} {value}";

    /// <summary>Adds the value to a report.</summary>
    internal virtual void Write(JsonObject report, MetricEstimate value) => report[JsonName] = MetricText.Node(value);
}
