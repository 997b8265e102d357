using System.Globalization;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>What tells one set of images from another without reading all of it: the features of its first ones, which every shard computes. Not their bits:
/// shards may be computed by processors that round differently.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="RootMeanSquare">The root of the mean of their squares.</param>
internal sealed record FeatureProbe(double Mean, double RootMeanSquare)
{
    /// <summary>So many images; a network computes them at once.</summary>
    public const int Rows = 64;

    // Single precision's rounding moves a mean over so many features by a hundredth of this.
    private const double Tolerance = 1e-5;

    /// <summary>Of the features of the first images.</summary>
    public static FeatureProbe Of(FeatureMatrix first) =>
        new(first.Values.DefaultIfEmpty().Average(), Math.Sqrt(first.Values.DefaultIfEmpty().Average(value => value * value)));

    /// <summary>Whether both are of the same images.</summary>
    public bool IsLike(FeatureProbe other)
    {
        var largest = Tolerance * Math.Max(RootMeanSquare, other.RootMeanSquare);
        return Math.Abs(Mean - other.Mean) <= largest && Math.Abs(RootMeanSquare - other.RootMeanSquare) <= largest;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean {Mean:G6}, root mean square {RootMeanSquare:G6}");
}
