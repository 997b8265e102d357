
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>A toy distribution: equally frequent round Gaussians in the plane, whose modes a GAN should all find. Immutable.</summary>
public sealed class GanMixture
{
    private const ulong Purpose = 0x4D69787475726500;

    private GanMixture(IReadOnlyList<IReadOnlyList<float>> centers, double deviation)
    {
        OptionChecks.Positive(deviation);
        (Centers, Deviation) = (centers, deviation);
    }

    /// <summary>The modes' centres, each (x, y).</summary>
    public IReadOnlyList<IReadOnlyList<float>> Centers { get; }

    /// <summary>Standard deviation of a mode in each direction.</summary>
    public double Deviation { get; }

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

    /// <summary>Writes a row's sample, which depends on seed and row alone.</summary>
    internal void Fill(int seed, int row, Span<float> sample)
    {
        var stream = new RandomStream((uint)seed, Purpose, (ulong)row);
        var center = Centers[stream.NextIndex(Centers.Count)];
        var (x, y) = stream.NextNormals();
        sample[0] = (float)(center[0] + (Deviation * x));
        sample[1] = (float)(center[1] + (Deviation * y));
    }

    private static float[] OnCircle(double radius, double angle) => [(float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle))];
}
