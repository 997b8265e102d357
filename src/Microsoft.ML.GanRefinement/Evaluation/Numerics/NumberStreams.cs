using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Arrays of numbers in files: half of the bytes where single precision holds all of them, as it does features.</summary>
internal static class NumberStreams
{
    // A span of bytes has no more than 2 GB.
    private const int Piece = 1 << 20;

    /// <summary>Writes an array that <see cref="ReadNumbers"/> reads, with the same bits.</summary>
    public static void WriteNumbers(this BinaryWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        var single = true;
        foreach (var value in values)
            single &= BitConverter.DoubleToInt64Bits((float)value) == BitConverter.DoubleToInt64Bits(value);
        writer.Write(single);
        var floats = new float[single ? Math.Min(Piece, values.Length) : 0];
        for (var start = 0; start < values.Length; start += Piece)
        {
            var part = values.Slice(start, Math.Min(Piece, values.Length - start));
            for (var i = 0; single && i < part.Length; i++)
                floats[i] = (float)part[i];
            writer.Write(single ? MemoryMarshal.AsBytes(floats.AsSpan(0, part.Length)) : MemoryMarshal.AsBytes(part));
        }
    }

    /// <summary>Reads an array.</summary>
    public static double[] ReadNumbers(this BinaryReader reader)
    {
        var values = new double[reader.ReadInt32()];
        var single = reader.ReadBoolean();
        var floats = new float[single ? Math.Min(Piece, values.Length) : 0];
        for (var start = 0; start < values.Length; start += Piece)
        {
            var part = values.AsSpan(start, Math.Min(Piece, values.Length - start));
            reader.ReadExactly(single ? MemoryMarshal.AsBytes(floats.AsSpan(0, part.Length)) : MemoryMarshal.AsBytes(part));
            for (var i = 0; single && i < part.Length; i++)
                part[i] = floats[i];
        }

        return values;
    }

    /// <summary>Writes whole numbers.</summary>
    public static void WriteCounts(this BinaryWriter writer, ReadOnlySpan<long> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    /// <summary>Reads whole numbers.</summary>
    public static long[] ReadCounts(this BinaryReader reader)
    {
        var values = new long[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadInt64();

        return values;
    }
}
