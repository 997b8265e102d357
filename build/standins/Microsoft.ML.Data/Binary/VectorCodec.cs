using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes codecs of vectors.</summary>
internal static class VectorCodec
{
    public static ColumnCodec Create(VectorDataViewType type, ColumnCodec items)
        => RowCursorUtils.GenericCall<Func<VectorDataViewType, ColumnCodec, ColumnCodec>>(Create<int>, type.ItemType.RawType)(type, items);

    public static ColumnCodec ReadOrNull(BinaryReader reader)
    {
        ColumnCodec items = ColumnCodec.ReadOrNull(reader);
        int count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0);
        int[] dimensions = [.. Enumerable.Range(0, count).Select(_ => reader.ReadInt32())];
        Contracts.CheckDecode(dimensions.All(dimension => dimension >= 0));
        if (items?.Type is not PrimitiveDataViewType itemType)
            return null;
        return Create(count == 0 ? new VectorDataViewType(itemType) : new VectorDataViewType(itemType, dimensions), items);
    }

    private static ColumnCodec Create<T>(VectorDataViewType type, ColumnCodec items) => new VectorCodec<T>(type, (ColumnCodec<T>)items);
}
