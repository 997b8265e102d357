using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>How good generated images are, with the protocol that says how it was measured.</summary>
/// <remarks>Metrics that were not asked for are null.</remarks>
public sealed record GanMetrics
{
    internal GanMetrics()
    {
    }

    /// <summary>The distance between the Gaussians fitted to real and to generated features (FID's formula, on the featurizer
    /// given).</summary>
    /// <value>0 or more; less is better. It falls with the number of images, so compare at equal counts.</value>
    public required double FrechetDistance { get; init; }

    /// <summary>The Fréchet distance that infinitely many generated images would have, by a line in 1/n, with that fit's standard
    /// error.</summary>
    /// <value>Less is better; it may be below 0 by its error.</value>
    public MetricEstimate? ExtrapolatedFrechetDistance { get; init; }

    /// <summary>The Fréchet distance inside a class: mean and standard deviation over the classes.</summary>
    /// <value>0 or more; less is better.</value>
    public MetricEstimate? IntraClassFrechetDistance { get; init; }

    /// <summary>The kernel distance (KID's formula): mean and standard deviation over random subsets; no deviation where one subset is
    /// all.</summary>
    /// <value>Less is better; unbiased, so that it is near 0, on either side, for equal distributions.</value>
    public MetricEstimate? KernelDistance { get; init; }

    /// <summary>The share of generated images inside a ball of a real one, with its standard error.</summary>
    /// <value>From 0 to 1; more is better.</value>
    public MetricEstimate? Precision { get; init; }

    /// <summary>The share of real images inside a ball of a generated one, with its standard error.</summary>
    /// <value>From 0 to 1; more is better.</value>
    public MetricEstimate? Recall { get; init; }

    /// <summary>How many real balls a generated image is in, over the neighbour count, with its standard error.</summary>
    /// <value>0 or more, 1 expected of equal distributions; more is better.</value>
    public MetricEstimate? Density { get; init; }

    /// <summary>The share of real balls with a generated image inside, with its standard error.</summary>
    /// <value>From 0 to 1; more is better.</value>
    public MetricEstimate? Coverage { get; init; }

    /// <summary>The share of k-means cells of the real features that generated ones fill differently at the 5 % level (NDB/K).</summary>
    /// <value>From 0 to 1, about 0.05 expected of equal distributions; less is better.</value>
    public MetricEstimate? Ndb { get; init; }

    /// <summary>The Jensen–Shannon divergence of how both fill these cells, in nats.</summary>
    /// <value>From 0 to ln 2; less is better.</value>
    public MetricEstimate? JensenShannonDivergence { get; init; }

    /// <summary>The root mean squared 2-Wasserstein distance along random directions, with its standard error over directions.</summary>
    /// <value>0 or more, in the features' unit; less is better.</value>
    public MetricEstimate? SlicedWasserstein { get; init; }

    /// <summary>Leave-one-out accuracy of telling generated from real by the nearest neighbour, with its standard error under
    /// equality.</summary>
    /// <value>From 0 to 1; 0.5 is best, 1 is told apart always, 0 means that each image has a copy on the other side.</value>
    public MetricEstimate? NearestNeighborAccuracy { get; init; }

    /// <summary>Accuracy on held-out halves of a logistic regression that tells generated from real, with its standard error under
    /// equality.</summary>
    /// <value>From 0 to 1; 0.5 is best.</value>
    public MetricEstimate? LogisticAccuracy { get; init; }

    /// <summary>The chance that a generated image is nearer to the training data than a held-out real one, with its standard
    /// error.</summary>
    /// <value>From 0 to 1; 0.5 is no sign of copying, 1 is a copy.</value>
    public MetricEstimate? DataCopying { get; init; }

    /// <summary>Mean multi-scale structural similarity of random pairs of generated images, with its standard error.</summary>
    /// <value>From 0 to 1; 1 is one image only. What real images have is right.</value>
    public MetricEstimate? StructuralSimilarity { get; init; }

    /// <summary>The inception score's formula on the classifier given, mean over the splits; null without probabilities.</summary>
    /// <value>From 1 to the number of classes; more is better.</value>
    public double? InceptionScore { get; init; }

    /// <summary>Standard deviation of <see cref="InceptionScore"/> over the splits; null without probabilities.</summary>
    public double? InceptionScoreStandardDeviation { get; init; }

    /// <summary>The share of generated images that the classifier puts into the class asked for; null without labels or
    /// probabilities.</summary>
    /// <value>From 0 to 1; more is better.</value>
    public double? LabelAgreement { get; init; }

    /// <summary>What makes these values doubtful, above all too few images.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Split, counts, featurizer, seed and version.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    // Left out of the JSON where there are none.
    [JsonInclude]
    [JsonPropertyName("warnings")]
    internal IReadOnlyList<string>? WarningsIfAny => Warnings.Count > 0 ? Warnings : null;

    /// <summary>The metrics and their protocol as JSON; metrics that were not computed are left out.</summary>
    public string ToJson() => MetricText.Json(this);

    /// <summary>The metrics as a Markdown table, then their protocol and warnings.</summary>
    public string ToMarkdown() => MetricText.Markdown(MetricRow.Of(this), Protocol, Warnings);

    /// <summary>What changed from an earlier result of the same protocol.</summary>
    /// <param name="baseline">The earlier result.</param>
    /// <param name="force">Compares in spite of different protocols.</param>
    /// <exception cref="InvalidOperationException">The protocols differ, and <paramref name="force"/> is false; the message says in
    /// what.</exception>
    public GanMetricsComparison CompareWith(GanMetrics baseline, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var differences = MetricText.RequireSame(Protocol, baseline.Protocol, force);
        return GanMetricsComparison.Of(MetricRow.Of(baseline), MetricRow.Of(this), differences, Protocol.UnnamedWith(baseline.Protocol));
    }

    /// <summary>The metrics and their protocol in one line.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Fréchet distance {FrechetDistance:F3}");
        if (InceptionScore is double score)
            text.Append(CultureInfo.InvariantCulture, $", classifier score {score:F3} ± {InceptionScoreStandardDeviation:F3}");

        if (LabelAgreement is double agreement)
            text.Append(CultureInfo.InvariantCulture, $", label agreement {agreement:P1}");

        foreach (var row in MetricRow.OfEstimates(this))
            text.Append(", ").Append(row.Name).Append(' ').Append(row.Estimate);

        text.Append(" (").Append(Protocol).Append(')');
        return text.ToString() + MetricText.Suffix(Warnings);
    }
}
