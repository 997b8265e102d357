using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>Copies the values, so that the array and the tensor go their own ways.</summary>
    private static Tensor FromValues<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType source, ScalarType? dtype, Device device, bool requiresGrad)
        where T : unmanaged
    {
        long count = 1;
        foreach (long size in dimensions)
            count *= size;
        if (count > values.Length)
            throw new ArgumentException(
                $"{values.Length} values do not fill a tensor of size [{string.Join(", ", dimensions.ToArray())}].");
        var options = new TensorOptions(dtype, device, requiresGrad);
        fixed (T* data = values)
        fixed (long* first = dimensions)
            return Tensor.Wrap(Native.gan_from_data(data, (int)source, first, dimensions.Length, options));
    }

    // A rectangular array lies row by row in memory, like a contiguous tensor.
    private static Tensor FromArray<T>(
        Array values, ScalarType source, ScalarType? dtype, Device device, bool requiresGrad, string[] names) where T : unmanaged
    {
        RefuseNames(names);
        var dimensions = new long[values.Rank];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = values.GetLongLength(i);
        if (values.Length == 0)
            return FromValues<T>([], dimensions, source, dtype, device, requiresGrad);
        Span<T> span = MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
        return FromValues<T>(span, dimensions, source, dtype, device, requiresGrad);
    }

    private static void RefuseNames(string[] names)
    {
        if (names is not null)
            throw new ArgumentException("Named dimensions are not in this build of TorchSharp.", nameof(names));
    }
}
