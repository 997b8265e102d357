using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The distinct values of a column in the order of their keys 1, 2, …; 0 for any other value.</summary>
internal abstract class TermMap(PrimitiveDataViewType itemType, int count)
{
    protected const byte TextCode = 0;
    protected const byte CodecCode = 1;

    public PrimitiveDataViewType ItemType { get; } = itemType;

    public int Count { get; } = count;

    public KeyDataViewType OutputType { get; } = new(typeof(uint), Math.Max(1, count));

    public static TermMap Load(ModelLoadContext ctx)
    {
        byte code = ctx.Reader.ReadByte();
        Contracts.CheckDecode(code is TextCode or CodecCode);
        return code == TextCode ? LoadText(ctx) : TermCodec.Load(ctx.Reader);
    }

    /// <summary>u8 0, i32 count, i32 string ids; or u8 1 and a codec's block.</summary>
    public abstract void Save(ModelSaveContext ctx);

    public abstract void WriteText(TextWriter writer);

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source);

    public abstract Delegate MakeTermsGetter();

    public abstract ReadOnlyMemory<char>[] TermsAsText();

    private static TermMap<ReadOnlyMemory<char>> LoadText(ModelLoadContext ctx)
    {
        ReadOnlyMemory<char>[] terms = new ReadOnlyMemory<char>[ctx.Reader.ReadInt32()];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = ctx.LoadNonEmptyString().AsMemory();
        return new TermMap<ReadOnlyMemory<char>>(TextDataViewType.Instance, terms);
    }
}
