namespace Microsoft.ML.Data;

/// <summary>The values of a column in memory.</summary>
internal abstract class CachedColumn
{
    private delegate void Copy<T>(in T source, ref T destination);

    /// <summary>A column to be filled from the cursor's rows.</summary>
    public static CachedColumn Create(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType vector)
        {
            return RowCursorUtils.GenericCall<Func<DataViewRow, DataViewSchema.Column, CachedColumn>>(
                CreateVector<int>, vector.ItemType.RawType)(input, column);
        }

        return RowCursorUtils.GenericCall<Func<DataViewRow, DataViewSchema.Column, CachedColumn>>(
            CreateScalar<int>, column.Type.RawType)(input, column);
    }

    public abstract void Add();

    public abstract Delegate MakeGetter(Func<int> row);

    private static CachedColumn CreateScalar<T>(DataViewRow input, DataViewSchema.Column column)
        => new Of<T>(input.GetGetter<T>(column), (in T source, ref T destination) => destination = source);

    // Readers may write into what they got, so vectors are copied; each was filled into arrays of its own.
    private static CachedColumn CreateVector<T>(DataViewRow input, DataViewSchema.Column column)
        => new Of<VBuffer<T>>(input.GetGetter<VBuffer<T>>(column),
            (in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination));

    private sealed class Of<T>(ValueGetter<T> get, Copy<T> copy) : CachedColumn
    {
        private readonly List<T> _values = [];

        public override void Add()
        {
            T value = default;
            get(ref value);
            _values.Add(value);
        }

        public override Delegate MakeGetter(Func<int> row) => (ValueGetter<T>)((ref T value) =>
        {
            T cached = _values[row()];
            copy(in cached, ref value);
        });
    }
}
