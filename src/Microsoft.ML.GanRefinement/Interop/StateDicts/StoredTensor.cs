namespace Microsoft.ML.GanRefinement.Interop.StateDicts;

/// <summary>A tensor in a file: element (i, j, …) is element <c>Offset + i·Strides₀ + j·Strides₁ + …</c> of its storage.</summary>
/// <param name="Storage">Where its elements are.</param>
/// <param name="Offset">The storage's element that is the tensor's first.</param>
/// <param name="Shape">The sizes; none for a scalar.</param>
/// <param name="Strides">Steps between neighbours along each dimension, in elements, not negative.</param>
internal sealed record StoredTensor(StoredStorage Storage, long Offset, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides)
{
    /// <summary>How many elements it has.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>How many elements of the storage lie from its first to its last.</summary>
    public long Span => Count == 0 ? 0 : Shape.Zip(Strides).Aggregate(1L, (last, side) => checked(last + ((side.First - 1) * side.Second)));

    /// <summary>The tensor's elements, row by row, from the <see cref="Span"/> of the storage.</summary>
    public float[] Gather(float[] span)
    {
        var values = new float[checked((int)Count)];
        if (values.Length > 0)
        {
            var filled = 0;
            Copy(Sides(), span, 0, values, ref filled);
        }

        return values;
    }

    // Neighbouring dimensions that are walked like one are one; nearly every tensor has a single side then.
    private (long Size, long Stride)[] Sides()
    {
        List<(long Size, long Stride)> sides = [(1, 0)];
        foreach ((var size, var stride) in Shape.Zip(Strides))
        {
            var isWalkedOn = sides[^1].Size == 1 || sides[^1].Stride == size * stride;
            if (isWalkedOn)
                sides[^1] = (sides[^1].Size * size, stride);
            else
                sides.Add((size, stride));
        }

        return [.. sides];
    }

    private static void Copy(ReadOnlySpan<(long Size, long Stride)> sides, float[] span, long position, float[] values, ref int filled)
    {
        (var size, var stride) = sides[0];
        for (long i = 0; i < size; i++, position += stride)
        {
            if (sides.Length == 1)
                values[filled++] = span[position];
            else
                Copy(sides[1..], span, position, values, ref filled);
        }
    }
}
