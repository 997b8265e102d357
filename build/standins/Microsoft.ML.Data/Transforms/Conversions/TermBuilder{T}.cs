using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class TermBuilder<T>(PrimitiveDataViewType itemType, bool sorted, int limit) : TermBuilder
    where T : struct
{
    private readonly List<T> _terms = [];
    private readonly HashSet<T> _seen = new(TextComparer.Instance as IEqualityComparer<T>);
    private ValueGetter<VBuffer<T>> _getValues;
    private VBuffer<T> _values;

    public override int Count => _terms.Count;

    public override void Attach(DataViewRow row, DataViewSchema.Column column)
        => _getValues = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : AsVector(row.GetGetter<T>(column));

    public override bool ProcessRow()
    {
        if (_terms.Count >= limit)
            return false;
        _getValues(ref _values);

        // Dense order is also the order of a sparse vector: its first gap counts as the default value.
        foreach (T value in _values.DenseValues())
        {
            if (!TermTypes.IsMissing(itemType, value) && _seen.Add(Keep(value)))
                _terms.Add(Keep(value));
            if (_terms.Count >= limit)
                return false;
        }

        return true;
    }

    public override TermMap Finish()
    {
        if (sorted)
            _terms.Sort(TextComparer.Instance as IComparer<T>);
        return new TermMap<T>(itemType, [.. _terms]);
    }

    // A row's text may lie in a buffer that the next row overwrites.
    private static T Keep(T value)
        => value is System.ReadOnlyMemory<char> text && System.MemoryExtensions.AsMemory(text.ToString()) is T copy ? copy : value;

    private static ValueGetter<VBuffer<T>> AsVector(ValueGetter<T> getValue)
        => (ref VBuffer<T> target) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref target, 1);
            getValue(ref editor.Values[0]);
            target = editor.Commit();
        };
}
