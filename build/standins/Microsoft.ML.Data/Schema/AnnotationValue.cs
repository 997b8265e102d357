using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>An annotation of a column of a <see cref="SchemaDefinition"/>.</summary>
internal sealed class AnnotationValue
{
    private AnnotationValue(DataViewType type, Delegate getter)
    {
        Type = type;
        Getter = getter;
    }

    public DataViewType Type { get; }

    public Delegate Getter { get; }

    public static AnnotationValue Copy(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
        => new(annotation.Type, RowCursorUtils.GenericCall<Func<DataViewSchema.Annotations, DataViewSchema.Column, Delegate>>(
            GetGetter<int>, annotation.Type.RawType)(annotations, annotation));

    public static AnnotationValue Of<T>(T value, DataViewType type)
    {
        Delegate getter = value switch
        {
            string text => Getting(text.AsMemory()),
            string[] texts => Copying(new VBuffer<ReadOnlyMemory<char>>(texts.Length, [.. texts.Select(text => text.AsMemory())])),
            Array array => RowCursorUtils.GenericCall<Func<Array, Delegate>>(OfArray<int>, array.GetType().GetElementType())(array),
            _ when type is VectorDataViewType vector && typeof(T) == vector.RawType
                => RowCursorUtils.GenericCall<Func<object, Delegate>>(OfVector<int>, vector.ItemType.RawType)(value),
            _ => Getting(value),
        };
        Contracts.Check(getter.GetType() == typeof(ValueGetter<>).MakeGenericType(type.RawType),
            $"Value inputted is supposed to have Type {typeof(T)}, but type of Annotationinfo has {type.RawType}");
        return new AnnotationValue(type, getter);
    }

    private static ValueGetter<T> GetGetter<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
        => annotations.GetGetter<T>(annotation);

    private static Delegate OfArray<T>(Array array) => Copying(new VBuffer<T>(array.Length, (T[])array));

    private static Delegate OfVector<T>(object vector) => Copying((VBuffer<T>)vector);

    private static ValueGetter<T> Getting<T>(T value) => (ref T destination) => destination = value;

    // A copy, because the receiver may write over what it got.
    private static ValueGetter<VBuffer<T>> Copying<T>(VBuffer<T> value) => (ref VBuffer<T> destination) => value.CopyTo(ref destination);
}
