using System.Globalization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Reproduce.Judging;

/// <summary>A column of the table.</summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Decimals">How many are shown.</param>
/// <param name="Goal">Which change is for the better.</param>
internal sealed record Metric(string Key, string Title, int Decimals, MetricGoal Goal)
{
    public static Metric Frechet { get; } = new("frechet", "Fréchet distance", 2, MetricGoal.Less);

    public static Metric Kernel { get; } = new("kernel", "kernel distance", 4, MetricGoal.Less);

    public static Metric Density { get; } = new("density", "density", 3, MetricGoal.More);

    public static Metric Coverage { get; } = new("coverage", "coverage", 3, MetricGoal.More);

    public static Metric BinDivergence { get; } = new("jsd", "JSD", 4, MetricGoal.Less);

    public static Metric DifferentBins { get; } = new("ndb", "NDB/K", 3, MetricGoal.Less);

    public static Metric Score { get; } = new("score", "classifier score", 3, MetricGoal.More);

    public static Metric Agreement { get; } = new("agreement", "label agreement", 3, MetricGoal.More);

    public static Metric Modes { get; } = new("modes", "modes captured", 0, MetricGoal.More);

    public static Metric WellCovered { get; } = new("wellCovered", "modes well covered", 0, MetricGoal.More);

    public static Metric HighQuality { get; } = new("highQuality", "within 3 σ", 3, MetricGoal.More);

    public static Metric ModeDivergence { get; } = new("modeDivergence", "KL of modes", 3, MetricGoal.Less);

    /// <summary>Training seconds up to the measurement.</summary>
    public static Metric Seconds { get; } = new("seconds", "training s", 0, MetricGoal.Less);

    /// <summary>Training milliseconds of an iteration.</summary>
    public static Metric Milliseconds { get; } = new("milliseconds", "ms an iteration", 1, MetricGoal.Less);

    /// <summary>Whether it also depends on what else the processor does.</summary>
    public bool IsTime => this == Seconds || this == Milliseconds;

    /// <summary>The heading with an arrow to the better side.</summary>
    public string Heading => $"{Title} {(Goal == MetricGoal.More ? '↑' : '↓')}";

    /// <summary>By how much a value is better than another; negative where it is worse.</summary>
    public double Gain(double value, double baseline) => Goal == MetricGoal.More ? value - baseline : baseline - value;

    public string Format(double value) => value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
