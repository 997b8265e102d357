using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How the values of one column type are stored in an .idv file.</summary>
internal abstract class ColumnCodec
{
    protected ColumnCodec(string name, DataViewType type)
    {
        Name = name;
        Type = type;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    /// <summary>The codec of a type, or null where the format has none.</summary>
    public static ColumnCodec FindOrNull(DataViewType type) => type switch
    {
        KeyDataViewType key => RowCursorUtils.GenericCall<Func<KeyDataViewType, ColumnCodec>>(KeyCodec.Create<uint>, key.RawType)(key),
        VectorDataViewType vector => FindOrNull(vector.ItemType) is { } items ? VectorCodec.Create(vector, items) : null,
        TextDataViewType => new TextCodec(),
        BooleanDataViewType => new BooleanCodec(),
        NumberDataViewType => RowCursorUtils.GenericCall<Func<DataViewType, ColumnCodec>>(NumberCodec.Create<int>, type.RawType)(type),
        TimeSpanDataViewType => new NumberCodec<TimeSpan>(type),
        RowIdDataViewType => new NumberCodec<DataViewRowId>(type),
        _ => null,
    };

    /// <summary>Reads a definition: name, length of the parameters, parameters.</summary>
    public static ColumnCodec ReadOrNull(BinaryReader reader)
    {
        string name = reader.ReadString();
        Contracts.CheckDecode(name.Length > 0, "Non-empty signature string expected");
        long end = reader.Read7BitEncodedInt64();
        end += reader.BaseStream.Position;
        ColumnCodec codec = name switch
        {
            "Key2" => KeyCodec.Read(reader),
            "VBuffer" => VectorCodec.ReadOrNull(reader),
            _ => Simple().FirstOrDefault(type => type.Name == name),
        };
        if (codec is not null)
            Contracts.CheckDecode(reader.BaseStream.Position == end, $"The parameters of codec {name} have the wrong length");
        reader.BaseStream.Position = end;
        return codec;
    }

    public void WriteDefinition(BinaryWriter writer)
    {
        using var parameters = new MemoryStream();
        using (var parameterWriter = new BinaryWriter(parameters, Encoding.UTF8, leaveOpen: true))
            WriteParameters(parameterWriter);
        writer.Write(Name);
        writer.Write7BitEncodedInt64(parameters.Length);
        writer.Write(parameters.GetBuffer(), 0, (int)parameters.Length);
    }

    /// <summary>A block with an annotation's value.</summary>
    public abstract void WriteAnnotation(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column annotation);

    /// <summary>The getter of the value in such a block.</summary>
    public abstract Delegate ReadAnnotation(BinaryReader reader);

    protected virtual void WriteParameters(BinaryWriter writer)
    {
    }

    private static IEnumerable<ColumnCodec> Simple()
        => new DataViewType[]
        {
            NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
            NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
            TextDataViewType.Instance, BooleanDataViewType.Instance, TimeSpanDataViewType.Instance, RowIdDataViewType.Instance,
        }.Select(FindOrNull);
}
