namespace Microsoft.ML.Data;

/// <summary>A column's values in numbered slots.</summary>
internal abstract class PooledColumn
{
    private delegate void Copy<T>(in T source, ref T destination);

    public static PooledColumn Create(DataViewRow input, DataViewSchema.Column column, int slots)
    {
        var vector = column.Type as VectorDataViewType;
        Func<Delegate, int, PooledColumn> create = vector is null ? CreateScalar<int> : CreateVector<int>;
        return RowCursorUtils.GenericCall(create, vector?.ItemType.RawType ?? column.Type.RawType)(input.GetGetterAsDelegate(column), slots);
    }

    public static PooledColumn CreateScalar<T>(Delegate getter, int slots)
        => new Of<T>((ValueGetter<T>)getter, slots, (in T source, ref T destination) => destination = source);

    public abstract void Fill(int slot);

    public abstract Delegate MakeGetter(Func<int> slot);

    // Readers may write into what they got, so vectors are copied.
    private static PooledColumn CreateVector<T>(Delegate getter, int slots)
        => new Of<VBuffer<T>>((ValueGetter<VBuffer<T>>)getter, slots,
            (in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination));

    private sealed class Of<T>(ValueGetter<T> get, int slots, Copy<T> copy) : PooledColumn
    {
        private T[] _values = new T[slots];

        public override void Fill(int slot)
        {
            if (slot >= _values.Length)
                Array.Resize(ref _values, Math.Max(slot + 1, 2 * _values.Length));
            get(ref _values[slot]);
        }

        public override Delegate MakeGetter(Func<int> slot)
            => (ValueGetter<T>)((ref T value) => copy(in _values[slot()], ref value));
    }
}
