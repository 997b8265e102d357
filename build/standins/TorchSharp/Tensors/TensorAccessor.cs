using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>A tensor's values in row-major order, whatever its strides; a window, not a copy.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : struct
{
    private readonly torch.Tensor _tensor;
    private readonly T[] _none = [];
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        // An own handle: the values stay when the tensor object goes.
        _tensor = tensor.alias().DetachFromDisposeScope();
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => Read(Offset(indices));
        set => System.Runtime.CompilerServices.Unsafe.Write((byte*)Data + Offset(indices) * ElementSize, value);
    }

    public T[] ToArray()
    {
        if (Count == 0)
            return _none;
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), _shape);
        var position = new long[_shape.Length];
        foreach (T value in this)
        {
            array.SetValue(value, position);
            for (int d = _shape.Length - 1; d >= 0 && ++position[d] == _shape[d]; d--)
                position[d] = 0;
        }
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        long count = Count - tensorIndex;
        Span<T> target = array.Slice(arrayIndex, checked((int)count));
        if (_contiguous)
            new Span<T>((byte*)Data + tensorIndex * ElementSize, target.Length).CopyTo(target);
        else
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = Read(Offset(tensorIndex + i));
        }
        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        int count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (int i = 0; i < count; i++)
            System.Runtime.CompilerServices.Unsafe.Write((byte*)Data + Offset(tensorIndex + i) * ElementSize, array[arrayIndex + i]);
        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return Read(Offset(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object obj)
        => obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => HashCode.Combine(Count, typeof(T));

    public void Dispose() => _tensor.Dispose();

    private static int ElementSize => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    private void* Data => (void*)Native.gan_data(_tensor.Handle);

    private T Read(long offset)
    {
        T value = System.Runtime.CompilerServices.Unsafe.Read<T>((byte*)Data + offset * ElementSize);
        GC.KeepAlive(this);
        return value;
    }

    private long Offset(long flat)
    {
        if (_contiguous)
            return flat;
        long offset = 0;
        for (int d = _shape.Length - 1; d >= 0; d--)
        {
            offset += flat % _shape[d] * _strides[d];
            flat /= _shape[d];
        }
        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
            return indices[0] >= 0 && indices[0] < Count ? Offset(indices[0]) : throw OutOfRange(indices);
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{indices.Length} indices for {_shape.Length} dimensions.");
        long offset = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= _shape[d])
                throw OutOfRange(indices);
            offset += indices[d] * _strides[d];
        }
        return offset;
    }

    private IndexOutOfRangeException OutOfRange(long[] indices)
        => new($"[{string.Join(", ", indices)}] is outside a tensor of size [{string.Join(", ", _shape)}].");
}
