using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.LoadProbe;

/// <summary>Rows from a file, under the names and types that the model was saved with: a vector of Single and, if it has one, a
/// key.</summary>
internal sealed class ProbeInput
{
    private ProbeInput(ProbeRow[] rows, SchemaDefinition definition)
    {
        Rows = rows;
        Definition = definition;
    }

    public ProbeRow[] Rows { get; }

    public SchemaDefinition Definition { get; }

    /// <summary>Reads an int32 count, then for each row the vector's floats and, if there is a key column, a uint32, counted from zero as
    /// ML.NET reads keys from objects.</summary>
    public static ProbeInput Read(string path, DataViewSchema schema)
    {
        var vector = schema.First(column => column.Type is VectorDataViewType { IsKnownSize: true, ItemType: NumberDataViewType });
        DataViewSchema.Column[] keys = [.. schema.Where(column => column.Type is KeyDataViewType).Take(1)];

        var definition = SchemaDefinition.Create(typeof(ProbeRow));
        var keyMember = definition[nameof(ProbeRow.Key)];
        Rename(definition[nameof(ProbeRow.Vector)], vector);
        if (keys.Length == 0)
            definition.Remove(keyMember);
        else
            Rename(keyMember, keys[0]);

        using BinaryReader reader = new(File.OpenRead(path));
        var rows = new ProbeRow[reader.ReadInt32()];
        for (var index = 0; index < rows.Length; index++)
        {
            float[] values = [.. Enumerable.Range(0, ((VectorDataViewType)vector.Type).Size).Select(_ => reader.ReadSingle())];
            rows[index] = new ProbeRow { Vector = values, Key = keys.Length == 0 ? 0 : reader.ReadUInt32() };
        }

        return new ProbeInput(rows, definition);
    }

    private static void Rename(SchemaDefinition.Column member, DataViewSchema.Column column) =>
        (member.ColumnName, member.ColumnType) = (column.Name, column.Type);
}
