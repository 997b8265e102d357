using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse, whose arrays are reused from row to row.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    public readonly int Length;

    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public VBuffer(int length, T[] values, int[] indices = null)
        : this(length, length, values, indices)
    {
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        VBufferChecks.Parameter(length >= 0, nameof(length));
        VBufferChecks.Parameter(count >= 0 && count <= length, nameof(count));
        VBufferChecks.Parameter((values?.Length ?? 0) >= count, nameof(values));
        VBufferChecks.Parameter(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    internal int ExplicitCount => _count;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination) => CopyTo(ref destination, 0, Length);

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        VBufferChecks.Parameter(sourceIndex >= 0 && sourceIndex <= Length, nameof(sourceIndex));
        VBufferChecks.Parameter(length >= 0 && sourceIndex <= Length - length, nameof(length));
        ReadOnlySpan<int> indices = GetIndices();
        int first = IsDense ? sourceIndex : VBufferChecks.LowerBound(indices, sourceIndex);
        int count = IsDense ? length : VBufferChecks.LowerBound(indices, sourceIndex + length) - first;
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, count);
        GetValues().Slice(first, count).CopyTo(editor.Values);
        for (int i = 0; i < editor.Indices.Length; i++)
            editor.Indices[i] = indices[first + i] - sourceIndex;
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        if (destinationIndex < 0 || destinationIndex > destination.Length - Length)
            throw new ArgumentOutOfRangeException(nameof(destination), "Not large enough to hold these values.");
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        // The real one writes default(T), not defaultValue, when no value is explicit.
        target.Fill(_count == 0 ? default : defaultValue);
        for (int i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        int available = source?.Length ?? 0;
        VBufferChecks.Parameter(length >= 0 && length <= available, nameof(length));
        VBufferChecks.Parameter(sourceIndex >= 0 && sourceIndex <= available - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        VBuffer<T> self = this;
        return all
            ? self.DenseValues().Select((value, slot) => KeyValuePair.Create(slot, value))
            : Enumerable.Range(0, _count).Select(i => KeyValuePair.Create(self.IsDense ? i : self._indices[i], self._values[i]));
    }

    public IEnumerable<T> DenseValues()
    {
        int next = 0;
        for (int slot = 0; slot < Length; slot++)
        {
            bool isExplicit = IsDense || (next < _count && _indices[next] == slot);
            yield return isExplicit ? _values[next++] : default;
        }
    }

    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    public T GetItemOrDefault(int index)
    {
        VBufferChecks.Parameter(index >= 0 && index < Length, nameof(index));
        int at = IsDense ? index : GetIndices().BinarySearch(index);
        return at < 0 ? default : _values[at];
    }

    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    internal VBufferEditor<T> Edit(int length, int count, int? capacity, bool keepOld, bool indicesOnDense)
    {
        if (length < 0)
            throw new ArgumentOutOfRangeException("newLogicalLength", "Must be non-negative.");
        if (count < 0 || count > length)
            throw new ArgumentOutOfRangeException("valuesCount", "If specified, must be non-negative and no greater than newLogicalLength");
        bool hasIndices = count < length || indicesOnDense;
        T[] values = _values;
        int[] indices = _indices;
        bool newValues = VBufferChecks.EnsureSize(ref values, count, capacity, keepOld);
        bool newIndices = hasIndices && VBufferChecks.EnsureSize(ref indices, count, capacity, keepOld);
        return new VBufferEditor<T>(length, count, values, indices, hasIndices, newValues, newIndices);
    }
}
