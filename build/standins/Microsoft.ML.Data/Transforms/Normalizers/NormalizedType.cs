using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A column type in a model file: bool vector, u8 kind, and for vectors i32 count and i32 dimensions.</summary>
internal static class NormalizedType
{
    private const byte SingleKind = 9;
    private const byte DoubleKind = 10;

    public static void Save(BinaryWriter writer, DataViewType type)
    {
        VectorDataViewType vector = type as VectorDataViewType;
        writer.Write(vector is not null);
        writer.Write((vector?.ItemType ?? type).RawType == typeof(float) ? SingleKind : DoubleKind);
        if (vector is null)
            return;
        writer.Write(vector.Dimensions.Length);
        foreach (int dimension in vector.Dimensions)
            writer.Write(dimension);
    }

    public static DataViewType Load(BinaryReader reader)
    {
        bool isVector = reader.ReadBoolean();
        byte kind = reader.ReadByte();
        Contracts.CheckDecode(kind is SingleKind or DoubleKind);
        NumberDataViewType item = kind == SingleKind ? NumberDataViewType.Single : NumberDataViewType.Double;
        if (!isVector)
            return item;
        int[] dimensions = new int[reader.ReadInt32()];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = reader.ReadInt32();
        return new VectorDataViewType(item, dimensions);
    }
}
