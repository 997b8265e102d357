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

    public static Metric ModeDivergence { get; } = new("modeDivergence", "KL of modes", 3, MetricDirection.LowerIsBetter);

    /// <summary>Training seconds up to the measurement.</summary>
    public static Metric Seconds { get; } = new("seconds", "training s", 0, MetricDirection.LowerIsBetter);

    /// <summary>Training milliseconds of an iteration.</summary>
    public static Metric Milliseconds { get; } = new("milliseconds", "ms an iteration", 1, MetricDirection.LowerIsBetter);

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
