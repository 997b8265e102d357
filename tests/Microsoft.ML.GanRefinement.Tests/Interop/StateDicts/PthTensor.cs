namespace Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

/// <summary>A tensor for <see cref="PthWriter"/>, with a storage of its own.</summary>
internal sealed record PthTensor(string Name, long[] Shape, float[] Storage, long[] Strides, long Offset = 0)
{
    /// <summary>Values row by row.</summary>
    public static PthTensor Of(string name, long[] shape, float[] values)
    {
        var strides = new long[shape.Length];
        long step = 1;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = step;
            step *= shape[d];
        }

        return new(name, shape, values, strides);
    }

    /// <summary>One number everywhere, stored once.</summary>
    public static PthTensor Filled(string name, long[] shape, float value = 0.5f) => new(name, shape, [value], new long[shape.Length]);
}
