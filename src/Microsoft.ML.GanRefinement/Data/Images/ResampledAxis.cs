namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>How one side of an image is resampled: each output pixel is a weighted sum of neighbouring source pixels.</summary>
/// <remarks>Where the side shrinks, an output pixel is the mean over the interval of the source that it covers, with the parts of pixels at
/// its ends (an area average: nothing aliases). Where it grows, it is the cubic convolution of Keys (1981) with a = −½, pixels beyond the
/// border repeating the border's. A side that keeps its size and place is copied exactly.</remarks>
internal sealed class ResampledAxis
{
    private readonly int[] _first;
    private readonly float[][] _weights;

    /// <param name="source">Pixels of the source's side.</param>
    /// <param name="start">Where the interval to be shown begins, in source pixels.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="outputs">Pixels to make of it.</param>
    public ResampledAxis(int source, double start, double length, int outputs)
    {
        (Source, _first, _weights) = (source, new int[outputs], new float[outputs][]);
        var step = length / outputs;
        for (var i = 0; i < outputs; i++)
            (_first[i], _weights[i]) = step >= 1 ? Area(start + (i * step), step) : Cubic(start + ((i + 0.5) * step) - 0.5);
    }

    /// <summary>Pixels of the source's side.</summary>
    public int Source { get; }

    /// <summary>Pixels made.</summary>
    public int Outputs => _first.Length;

    /// <summary>An output pixel.</summary>
    /// <param name="output">Its number.</param>
    /// <param name="line">The source's first pixel and those behind it.</param>
    /// <param name="stride">From one pixel of the line to the next.</param>
    public float Sample(int output, ReadOnlySpan<float> line, int stride)
    {
        (var first, var weights) = (_first[output], _weights[output]);
        float sum = 0;
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * line[Math.Clamp(first + k, 0, Source - 1) * stride];

        return sum;
    }

    private (int First, float[] Weights) Area(double from, double length)
    {
        (var lower, var upper) = (Math.Max(0, from), Math.Min(Source, from + length));
        var first = Math.Min((int)lower, Source - 1);
        // A rounding error beyond the last pixel is no pixel.
        var count = Math.Max(1, (int)Math.Ceiling(upper - 1e-9) - first);
        var weights = new float[count];
        for (var k = 0; k < count; k++)
            weights[k] = (float)((Math.Min(upper, first + k + 1) - Math.Max(lower, first + k)) / (upper - lower));

        return (first, weights);
    }

    private static (int First, float[] Weights) Cubic(double at)
    {
        var before = (int)Math.Floor(at);
        var t = at - before;
        return (before - 1, [(float)Far(1 + t), (float)Near(t), (float)Near(1 - t), (float)Far(2 - t)]);
    }

    // Keys' kernel with a = −½, for distances up to 1 and from 1 to 2.
    private static double Near(double x) => (((1.5 * x) - 2.5) * x * x) + 1;

    private static double Far(double x) => (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2;
}
