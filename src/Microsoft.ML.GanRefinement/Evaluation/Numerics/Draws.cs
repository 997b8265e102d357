
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>The random choices of the metrics: the same seed and purpose give the same ones on every machine.</summary>
internal static class Draws
{
    /// <summary>A stream of its own for each purpose.</summary>
    public static RandomStream Stream(int seed, DrawPurpose purpose) => new((ulong)seed, (ulong)purpose + 0x45564C00);

    /// <summary>Some of the first <paramref name="count"/> numbers, none twice, in random order (Fisher and Yates).</summary>
    public static int[] Subset(ref RandomStream stream, int count, int size)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = 0; i < size; i++)
        {
            var other = i + stream.NextIndex(count - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order[..size];
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Unit(ref RandomStream stream) => (stream.NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Standard normal values.</summary>
    public static double[] Normals(ref RandomStream stream, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i += 2)
        {
            (values[i], var second) = stream.NextNormals();
            if (i + 1 < count)
                values[i + 1] = second;
        }

        return values;
    }
}
