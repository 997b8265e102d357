using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

internal sealed class TermMap<T> : TermMap
    where T : struct
{
    private readonly T[] _terms;
    private readonly Dictionary<T, uint> _keys;

    public TermMap(PrimitiveDataViewType itemType, T[] terms)
        : base(itemType, terms.Length)
    {
        _terms = terms;
        _keys = new Dictionary<T, uint>(terms.Length, TextComparer.Instance as IEqualityComparer<T>);
        foreach (T term in terms)
            Contracts.CheckDecode(_keys.TryAdd(term, (uint)_keys.Count + 1), "A term occurs twice");
    }

    public ReadOnlySpan<T> Terms => _terms;

    public override void Save(ModelSaveContext ctx)
    {
        if (_terms is ReadOnlyMemory<char>[] texts)
        {
            ctx.Writer.Write(TextCode);
            ctx.Writer.Write(texts.Length);
            foreach (ReadOnlyMemory<char> text in texts)
                ctx.SaveNonEmptyString(text.ToString());
            return;
        }

        ctx.Writer.Write(CodecCode);
        TermCodec.Save<T>(ctx.Writer, ItemType, _terms);
    }

    public override void WriteText(TextWriter writer)
    {
        writer.WriteLine(
            ItemType is TextDataViewType ? $"# Number of terms = {Count}" : $"# Number of terms of type '{ItemType}' = {Count}");
        for (int i = 0; i < Count; i++)
            writer.WriteLine($"{i}\t{ToText(_terms[i])}");
    }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source)
        => source.Type is VectorDataViewType
            ? MakeVectorGetter(row.GetGetter<VBuffer<T>>(source))
            : MakeScalarGetter(row.GetGetter<T>(source));

    public override Delegate MakeTermsGetter() => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> target) =>
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref target, _terms.Length);
        _terms.CopyTo(editor.Values);
        target = editor.Commit();
    });

    public override ReadOnlyMemory<char>[] TermsAsText() => _terms.Select(term => ToText(term).AsMemory()).ToArray();

    private static string ToText(T term)
        => term is ReadOnlyMemory<char> text ? text.ToString() : Convert.ToString(term, CultureInfo.InvariantCulture);

    private ValueGetter<uint> MakeScalarGetter(ValueGetter<T> getSource)
    {
        T value = default;
        return (ref uint target) =>
        {
            getSource(ref value);
            target = _keys.GetValueOrDefault(value);
        };
    }

    private ValueGetter<VBuffer<uint>> MakeVectorGetter(ValueGetter<VBuffer<T>> getSource)
    {
        VBuffer<T> values = default;
        return (ref VBuffer<uint> target) =>
        {
            getSource(ref values);
            VBufferEditor<uint> editor = VBufferEditor.Create(ref target, values.Length);
            int slot = 0;
            foreach (T value in values.DenseValues())
                editor.Values[slot++] = _keys.GetValueOrDefault(value);
            target = editor.Commit();
        };
    }
}
