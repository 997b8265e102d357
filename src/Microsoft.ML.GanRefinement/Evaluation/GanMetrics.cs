using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How good generated images are, with the protocol that says how it was measured.</summary>
public sealed record GanMetrics
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    internal GanMetrics()
    {
    }

    /// <summary>
    /// The distance between the Gaussians fitted to real and to generated features (FID's formula, on the featurizer given).
    /// </summary>
    /// <value>0 or more; less is better. It falls with the number of images, so compare at equal counts.</value>
    public required double FrechetDistance { get; init; }

    /// <summary>The inception score's formula on the classifier given, mean over the splits; null without probabilities.</summary>
    /// <value>From 1 to the number of classes; more is better.</value>
    public double? ClassifierScore { get; init; }

    /// <summary>Standard deviation of <see cref="ClassifierScore"/> over the splits; null without probabilities.</summary>
    public double? ClassifierScoreStandardDeviation { get; init; }

    /// <summary>
    /// The share of generated images that the classifier puts into the class asked for; null without labels or probabilities.
    /// </summary>
    /// <value>From 0 to 1; more is better.</value>
    public double? LabelAgreement { get; init; }

    /// <summary>Split, counts, featurizer, seed and version.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    /// <summary>The metrics and their protocol as JSON; metrics that were not computed are left out.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>The metrics and their protocol in one line.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Fréchet distance {FrechetDistance:F3}");
        if (ClassifierScore is double score)
        {
            text.Append(CultureInfo.InvariantCulture, $", classifier score {score:F3} ± {ClassifierScoreStandardDeviation:F3}");
        }

        if (LabelAgreement is double agreement)
        {
            text.Append(CultureInfo.InvariantCulture, $", label agreement {agreement:P1}");
        }

        return text.Append(" (").Append(Protocol).Append(')').ToString();
    }
}
