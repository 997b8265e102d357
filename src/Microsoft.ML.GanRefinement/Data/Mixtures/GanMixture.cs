
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>A toy distribution whose density is known: equally frequent round Gaussians around points of any dimension, whose modes a GAN should all find, or
/// around a curve. Immutable.</summary>
public sealed class GanMixture
{
    private const ulong Purpose = 0x4D69787475726500;

    // The Swiss roll's parameter goes from 1.5π over one and a half turns, as in scikit-learn.
    private const double RollStart = 1.5 * Math.PI;
    private const double RollLength = 3 * Math.PI;

    private readonly double? _rollScale;

    private GanMixture(IReadOnlyList<IReadOnlyList<float>> centers, double deviation, double? rollScale = null)
    {
        OptionChecks.Positive(deviation);
        (Centers, Deviation, _rollScale) = (centers, deviation, rollScale);
    }

    /// <summary>The modes' centres, (x, y) in the plane. Of a Swiss roll: points along it, so near to each other that Gaussians around them have its
    /// density.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Centers { get; }

    /// <summary>Standard deviation of a mode, or around the curve, in each direction.</summary>
    public double Deviation { get; }

    /// <summary>Values in a sample.</summary>
    public int Dimension => Centers[0].Count;

    /// <summary>Modes on a circle, at the angles 2πk/modes: (r·cos, r·sin).</summary>
    /// <param name="modes">At least 1. Default 8, as in the literature.</param>
    /// <param name="radius">r, above 0. Default 1 (Srivastava et al. 2017; others take 2).</param>
    /// <param name="deviation">Of a mode, above 0. Default 0.02.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMixture Ring(int modes = 8, double radius = 1, double deviation = 0.02)
    {
        OptionChecks.AtLeast(1, modes);
        OptionChecks.Positive(radius);
        return new GanMixture([.. Enumerable.Range(0, modes).Select(k => OnCircle(radius, 2 * Math.PI * k / modes))], deviation);
    }

    /// <summary>Modes on a square grid around 0.</summary>
    /// <param name="side">Modes in a row, at least 1. Default 5, for 25 modes.</param>
    /// <param name="spacing">Distance of neighbours, above 0. Default 2, for coordinates −4, −2, 0, 2, 4.</param>
    /// <param name="deviation">Of a mode, above 0. Default 0.05.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMixture Grid(int side = 5, double spacing = 2, double deviation = 0.05)
    {
        OptionChecks.AtLeast(1, side);
        OptionChecks.Positive(spacing);
        float At(int i) => (float)((i - ((side - 1) / 2.0)) * spacing);
        return new GanMixture([.. Enumerable.Range(0, side * side).Select(k => new[] { At(k / side), At(k % side) })], deviation);
    }

    /// <summary>A Swiss roll in the plane: noise around scale·(t·cos t, t·sin t), t uniform from 1.5π to 4.5π, as in the toys of Gulrajani et al.
    /// (2017).</summary>
    /// <param name="scale">Above 0. Default 1/7.5, for a roll within ±2.</param>
    /// <param name="deviation">Of the noise in each direction, above 0. Default 0.25/7.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMixture SwissRoll(double scale = 1 / 7.5, double deviation = 0.25 / 7.5)
    {
        OptionChecks.Positive(scale);
        OptionChecks.Positive(deviation);
        // Half a deviation apart where they are farthest, at the outer end: the sum over them is the integral to many digits.
        const double OuterEnd = RollStart + RollLength;
        var points = (int)Math.Clamp(Math.Ceiling(RollLength * scale * Math.Sqrt(1 + (OuterEnd * OuterEnd)) / (deviation / 2)), 100, 100_000);
        return new GanMixture([.. Enumerable.Range(0, points).Select(k => OnRoll(scale, (k + 0.5) / points))], deviation, scale);
    }

    /// <summary>A normal distribution of one value, for a GAN whose discriminator can be drawn as a curve.</summary>
    /// <param name="mean">Finite. Default 0.</param>
    /// <param name="deviation">Above 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMixture Normal(double mean = 0, double deviation = 1)
    {
        OptionChecks.Between(double.MinValue, double.MaxValue, mean);
        return new GanMixture([new[] { (float)mean }], deviation);
    }

    /// <summary>Modes wherever you want them.</summary>
    /// <param name="centers">The centres, at least one, all of the same dimension of at least 1; copied.</param>
    /// <param name="deviation">Of a mode, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">There are no centres, they differ in dimension, or a coordinate is not finite.</exception>
    public static GanMixture Gaussians(IReadOnlyList<IReadOnlyList<float>> centers, double deviation)
    {
        OptionChecks.Positive(deviation);
        ArgumentNullException.ThrowIfNull(centers);
        if (centers.Count == 0)
            throw new ArgumentException("centers has no centre: give at least one.", nameof(centers));
        var dimension = centers[0].Count;
        for (var i = 0; i < centers.Count; i++)
        {
            if (centers[i].Count == 0 || centers[i].Count != dimension || !centers[i].All(float.IsFinite))
            {
                var found = string.Join(", ", centers[i].Select(c => $"{c}"));
                throw new ArgumentException(
                    $"Centre {i} must have {Math.Max(1, dimension)} finite coordinates, as many as the first one; it has {centers[i].Count}: ({found}).",
                    nameof(centers));
            }
        }
        return new GanMixture([.. centers.Select(center => (float[])[.. center])], deviation);
    }

    /// <summary>The logarithm of the density, in nats: what a perfect generator's samples have on average, to compare with.</summary>
    /// <param name="point">A sample.</param>
    /// <exception cref="ArgumentException">The point is of another dimension.</exception>
    public double LogDensity(IReadOnlyList<float> point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.Count != Dimension)
            throw new ArgumentException($"The point has {point.Count} coordinates, and samples of this mixture have {Dimension}.", nameof(point));
        var variance = Deviation * Deviation;
        double[] exponents = [.. Centers.Select(center => -SquaredDistance(center, point) / (2 * variance))];
        // The largest is taken out, so that far from all centres the sum is not 0.
        var largest = exponents.Max();
        return largest + Math.Log(exponents.Average(exponent => Math.Exp(exponent - largest))) - (Dimension / 2.0 * Math.Log(2 * Math.PI * variance));
    }

    /// <summary>Writes a row's sample, which depends on seed and row alone.</summary>
    internal void Fill(int seed, int row, Span<float> sample)
    {
        var stream = new RandomStream((uint)seed, Purpose, (ulong)row);
        var center = _rollScale is { } scale ? OnRoll(scale, stream.NextUnit()) : Centers[stream.NextIndex(Centers.Count)];
        for (var i = 0; i < sample.Length; i += 2)
        {
            var (x, y) = stream.NextNormals();
            sample[i] = (float)(center[i] + (Deviation * x));
            if (i + 1 < sample.Length)
                sample[i + 1] = (float)(center[i + 1] + (Deviation * y));
        }
    }

    private static double SquaredDistance(IReadOnlyList<float> a, IReadOnlyList<float> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Count; i++)
            sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return sum;
    }

    private static float[] OnCircle(double radius, double angle) => [(float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle))];

    private static float[] OnRoll(double scale, double share)
    {
        var t = RollStart + (RollLength * share);
        return OnCircle(scale * t, t);
    }
}
