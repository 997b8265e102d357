using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>One concatenated column over an input schema.</summary>
internal sealed class Concatenation
{
    private readonly string _output;
    private readonly DataViewSchema.Column[] _sources;
    private readonly string[] _aliases;
    private readonly VectorDataViewType _type;

    public Concatenation(IExceptionContext context, DataViewSchema schema, string output, (string Name, string Alias)[] sources)
    {
        _output = output;
        _aliases = [.. sources.Select(source => source.Alias)];
        _sources = [.. sources.Select(source => schema.GetColumnOrNull(source.Name)
            ?? throw context.ExceptSchemaMismatch("inputSchema", "input", source.Name))];
        DataViewType itemType = ItemTypeOf(_sources[0]);
        foreach (DataViewSchema.Column source in _sources)
        {
            if (!ItemTypeOf(source).Equals(itemType))
                throw context.ExceptSchemaMismatch("inputSchema", "input", source.Name, itemType.ToString(), source.Type.ToString());
        }

        // One part of unknown size makes the whole of unknown size.
        int size = _sources.Any(source => SizeOf(source) == 0) ? 0 : _sources.Sum(SizeOf);
        _type = new VectorDataViewType((PrimitiveDataViewType)itemType, size);
    }

    public IEnumerable<int> Sources => _sources.Select(source => source.Index);

    // A single vector passes through as it is, with its dimensions and annotations.
    private bool IsIdentity => _sources.Length == 1 && _sources[0].Type is VectorDataViewType;

    public DataViewSchema.DetachedColumn MakeColumn()
    {
        if (IsIdentity)
            return new DataViewSchema.DetachedColumn(_output, _sources[0].Type, _sources[0].Annotations);
        var annotations = new DataViewSchema.Annotations.Builder();
        if (_type.ItemType is NumberDataViewType && _sources.All(source => source.IsNormalized()))
            annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
        if (_type.IsKnownSize && _sources.Any(source => source.Type is not VectorDataViewType || source.HasSlotNames()))
        {
            annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
                AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, _type.Size), GetSlotNames);
        }

        return new DataViewSchema.DetachedColumn(_output, _type, annotations.ToAnnotations());
    }

    public Delegate MakeGetter(DataViewRow input)
        => IsIdentity
            ? input.GetGetterAsDelegate(input.Schema[_sources[0].Index])
            : RowCursorUtils.GenericCall<Func<DataViewRow, Delegate>>(MakeGetter<int>, _type.ItemType.RawType)(input);

    private static DataViewType ItemTypeOf(DataViewSchema.Column column) => (column.Type as VectorDataViewType)?.ItemType ?? column.Type;

    private static int SizeOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    private void GetSlotNames(ref VBuffer<ReadOnlyMemory<char>> value)
    {
        VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, _type.Size);
        editor.Values.Clear();
        int slot = 0;
        for (int i = 0; i < _sources.Length; i++)
        {
            DataViewSchema.Column source = _sources[i];
            string name = _aliases[i] ?? source.Name;
            if (source.Type is not VectorDataViewType)
            {
                editor.Values[slot] = name.AsMemory();
            }
            else if (source.HasSlotNames())
            {
                VBuffer<ReadOnlyMemory<char>> names = default;
                source.GetSlotNames(ref names);
                string prefix = name == source.Name && _aliases[i] is not null ? "" : $"{name}.";
                foreach ((int index, ReadOnlyMemory<char> slotName) in names.Items())
                {
                    if (!slotName.IsEmpty)
                        editor.Values[slot + index] = $"{prefix}{slotName}".AsMemory();
                }
            }

            slot += SizeOf(source);
        }

        value = editor.Commit();
    }

    private ValueGetter<VBuffer<T>> MakeGetter<T>(DataViewRow input)
    {
        ValueGetter<VBuffer<T>>[] getters = [.. _sources.Select(source => MakePartGetter<T>(input, input.Schema[source.Index]))];
        var parts = new VBuffer<T>[getters.Length];
        return (ref VBuffer<T> value) =>
        {
            int length = 0;
            int count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                getters[i](ref parts[i]);
                int expected = SizeOf(_sources[i]);
                if (expected != 0 && expected != parts[i].Length)
                    throw Contracts.Except("Column '{0}': expected {1} slots, but got {2}", _sources[i].Name, expected, parts[i].Length);
                length += parts[i].Length;
                count += parts[i].GetValues().Length;
            }

            // Sparse where at most half of the values are explicit.
            if (count <= length / 2)
                Join(parts, ref value, length, count);
            else
                JoinDense(parts, ref value, length);
        };
    }

    private static ValueGetter<VBuffer<T>> MakePartGetter<T>(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            return input.GetGetter<VBuffer<T>>(column);
        ValueGetter<T> getter = input.GetGetter<T>(column);
        return (ref VBuffer<T> value) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, 1);
            getter(ref editor.Values[0]);
            value = editor.Commit();
        };
    }

    private static void Join<T>(VBuffer<T>[] parts, ref VBuffer<T> value, int length, int count)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length, count);
        int at = 0;
        int slot = 0;
        foreach (VBuffer<T> part in parts)
        {
            foreach ((int index, T item) in part.Items())
            {
                editor.Values[at] = item;
                editor.Indices[at++] = slot + index;
            }

            slot += part.Length;
        }

        value = editor.Commit();
    }

    private static void JoinDense<T>(VBuffer<T>[] parts, ref VBuffer<T> value, int length)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length);
        int slot = 0;
        foreach (VBuffer<T> part in parts)
        {
            part.CopyTo(editor.Values, slot);
            slot += part.Length;
        }

        value = editor.Commit();
    }
}
