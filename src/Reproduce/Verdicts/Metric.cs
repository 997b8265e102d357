using System.Globalization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Verdicts;

/// <summary>A column of the table.</summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Decimals">How many are shown.</param>
/// <param name="Goal">Which change is for the better.</param>
internal sealed record Metric(string Key, string Title, int Decimals, MetricDirection Goal)
{
    public static Metric Frechet { get; } = new("frechet", "Fréchet distance", 2, MetricDirection.LowerIsBetter);

    /// <summary>To other real images, by which a setting is chosen.</summary>
    public static Metric FrechetChoice { get; } = new("frechetChoice", "Fréchet, first half", 2, MetricDirection.LowerIsBetter);

    public static Metric Kernel { get; } = new("kernel", "kernel distance", 4, MetricDirection.LowerIsBetter);

    public static Metric Density { get; } = new("density", "density", 3, MetricDirection.HigherIsBetter);

    public static Metric Coverage { get; } = new("coverage", "coverage", 3, MetricDirection.HigherIsBetter);

    public static Metric JensenShannonDivergence { get; } = new("jsd", "JSD", 4, MetricDirection.LowerIsBetter);

    public static Metric Ndb { get; } = new("ndb", "NDB/K", 3, MetricDirection.LowerIsBetter);

    public static Metric Score { get; } = new("score", "inception score", 3, MetricDirection.HigherIsBetter);

    /// <summary>Multi-scale structural similarity of pairs of images: of one class generated again and again it would be near 1, and that of real images is
    /// best.</summary>
    public static Metric Similarity { get; } = new("similarity", "MS-SSIM of pairs", 3, MetricDirection.RealValueIsBest);

    public static Metric IntraClassFrechet { get; } = new("intraClassFrechet", "Fréchet inside classes", 2, MetricDirection.LowerIsBetter);

    public static Metric Agreement { get; } = new("agreement", "label agreement", 3, MetricDirection.HigherIsBetter);

    public static Metric Modes { get; } = new("modes", "modes captured", 0, MetricDirection.HigherIsBetter);

    public static Metric WellCovered { get; } = new("wellCovered", "modes well covered", 0, MetricDirection.HigherIsBetter);

    public static Metric HighQuality { get; } = new("highQuality", "within 3 σ", 3, MetricDirection.HigherIsBetter);

    /// <summary>Of other samples, by which a setting is chosen.</summary>
    public static Metric HighQualityChoice { get; } = new("highQualityChoice", "within 3 σ, first half", 3, MetricDirection.HigherIsBetter);

    public static Metric ModeDivergence { get; } = new("modeDivergence", "KL of modes", 3, MetricDirection.LowerIsBetter);

    /// <summary>Training seconds up to the measurement.</summary>
    public static Metric Seconds { get; } = new("seconds", "training s", 0, MetricDirection.LowerIsBetter);

    /// <summary>Training milliseconds of an iteration.</summary>
    public static Metric Milliseconds { get; } = new("milliseconds", "ms an iteration", 1, MetricDirection.LowerIsBetter);

    /// <summary>Iterations of a run that ended by the clock.</summary>
    public static Metric Iterations { get; } = new("iterations", "iterations", 0, MetricDirection.HigherIsBetter);

    public static Metric Precision { get; } = new("precision", "precision", 3, MetricDirection.HigherIsBetter);

    public static Metric Recall { get; } = new("recall", "recall", 3, MetricDirection.HigherIsBetter);

    /// <summary>Seconds of the processor for a thousand samples, with one thread.</summary>
    public static Metric SecondsAThousand { get; } = new("secondsAThousand", "s per 1,000", 2, MetricDirection.LowerIsBetter);

    /// <summary>The discriminator's mean score.</summary>
    public static Metric MeanScore { get; } = new("meanScore", "mean D", 2, MetricDirection.HigherIsBetter);

    public static Metric SampleCount { get; } = new("samples", "samples", 0, MetricDirection.HigherIsBetter);

    /// <summary>Mean of an image's values.</summary>
    public static Metric Brightness { get; } = new("brightness", "brightness", 3, MetricDirection.HigherIsBetter);

    /// <summary>Standard deviation of an image's values.</summary>
    public static Metric Contrast { get; } = new("contrast", "contrast", 3, MetricDirection.HigherIsBetter);

    /// <summary>Mean absolute difference of neighbouring values.</summary>
    public static Metric Roughness { get; } = new("roughness", "roughness", 3, MetricDirection.LowerIsBetter);

    /// <summary>The classifier's largest probability.</summary>
    public static Metric Confidence { get; } = new("confidence", "confidence", 3, MetricDirection.HigherIsBetter);

    /// <summary>Share of the images that the classifier puts into a class.</summary>
    public static Metric ClassShare(int index) => new($"class{index}", $"class {index}", 3, MetricDirection.HigherIsBetter);

    /// <summary>The median distance between a latent and the refined one.</summary>
    public static Metric Moved { get; } = new("moved", "moved", 3, MetricDirection.LowerIsBetter);

    /// <summary>How far apart two latents are after refining, for their distance before.</summary>
    public static Metric Apart { get; } = new("apart", "distance after ∕ before", 4, MetricDirection.LowerIsBetter);

    /// <summary>Share of pairs of latents that came closer to each other.</summary>
    public static Metric Closer { get; } = new("closer", "pairs that came closer", 3, MetricDirection.LowerIsBetter);

    /// <summary>The median distance from the nearest training sample or latent.</summary>
    public static Metric NearestBefore { get; } = new("nearestBefore", "to the nearest of training, before", 3, MetricDirection.HigherIsBetter);

    /// <summary>The same after refining.</summary>
    public static Metric NearestAfter { get; } = new("nearestAfter", "after", 3, MetricDirection.HigherIsBetter);

    /// <summary>Share of samples that came nearer to what is the nearest of training.</summary>
    public static Metric Nearer { get; } = new("nearer", "came nearer", 3, MetricDirection.LowerIsBetter);

    /// <summary>Share of samples whose nearest training sample is the same as before.</summary>
    public static Metric SameNearest { get; } = new("sameNearest", "the same nearest", 3, MetricDirection.HigherIsBetter);

    /// <summary>How far apart two images are for the distance of their latents.</summary>
    public static Metric Ratio { get; } = new("ratio", "d(G(z₀), G(z)) / d(z₀, z)", 3, MetricDirection.HigherIsBetter);

    /// <summary>Whether it also depends on what else the processor does.</summary>
    public bool IsTime => this == Seconds || this == Milliseconds;

    /// <summary>The heading, with an arrow where one side is better.</summary>
    public string Heading => Goal switch
    {
        MetricDirection.HigherIsBetter => Title + " ↑",
        MetricDirection.LowerIsBetter => Title + " ↓",
        _ => Title + " (as real)",
    };

    /// <summary>By how much a value is better than another; negative where it is worse.</summary>
    public double Gain(double value, double baseline) => Goal == MetricDirection.HigherIsBetter ? value - baseline : baseline - value;

    public string Format(double value) => value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
