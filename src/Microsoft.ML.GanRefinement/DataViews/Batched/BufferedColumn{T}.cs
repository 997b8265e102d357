namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Buffers values that a plain assignment copies.</summary>
internal class BufferedColumn<T>(ValueGetter<T> source, IBufferedRows batch) : BufferedColumn
{
    private T[] _values = new T[batch.Capacity];

    /// <inheritdoc/>
    public sealed override void Read()
    {
        if (batch.Count == _values.Length)
            Array.Resize(ref _values, Math.Max(4, 2 * _values.Length));
        source(ref _values[batch.Count]);
    }

    /// <inheritdoc/>
    public sealed override void Swap(int one, int other) => (_values[one], _values[other]) = (_values[other], _values[one]);

    /// <inheritdoc/>
    public sealed override Delegate CreateGetter() => (ValueGetter<T>)Get;

    /// <summary>The current row's value.</summary>
    public void Get(ref T value) => Copy(_values[RowOf(batch)], ref value);

    /// <summary>Copies one value so that neither side sees the other's later changes.</summary>
    protected virtual void Copy(in T from, ref T to) => to = from;
}
