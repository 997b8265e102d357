namespace Microsoft.ML.Data;

/// <summary>A codec of values of a known .NET type.</summary>
internal abstract class ColumnCodec<T> : ColumnCodec
{
    protected ColumnCodec(string name, DataViewType type)
        : base(name, type)
    {
    }

    public abstract void Write(BinaryWriter writer, ReadOnlySpan<T> values);

    public abstract T[] Read(BinaryReader reader, int count);

    public override void WriteAnnotation(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default;
        annotations.GetGetter<T>(annotation)(ref value);
        Write(writer, [value]);
    }

    public override Delegate ReadAnnotation(BinaryReader reader) => MakeGetter(Read(reader, 1)[0]);

    protected virtual ValueGetter<T> MakeGetter(T value) => (ref T destination) => destination = value;
}
