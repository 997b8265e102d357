using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A schema definition bound to the members of a row class.</summary>
internal sealed class InternalSchemaDefinition
{
    private InternalSchemaDefinition(BoundColumn[] columns) => Columns = columns;

    public BoundColumn[] Columns { get; }

    public static InternalSchemaDefinition Create(Type userType, SchemaDefinition.Direction direction)
        => Create(userType, SchemaDefinition.Create(userType, direction));

    public static InternalSchemaDefinition Create(Type userType, SchemaDefinition userSchemaDefinition)
        => new([.. (userSchemaDefinition ?? SchemaDefinition.Create(userType)).Select(column => Bind(userType, column))]);

    /// <summary>The definition of a class whose columns have the types and annotations of a schema.</summary>
    public static SchemaDefinition Describe<TRow>(IExceptionContext context, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        foreach (DataViewSchema.Column column in schema)
        {
            SchemaDefinition.Column member = definition[column.Name] ?? throw context.Except($"Type should contain a member named {column.Name}");
            member.ColumnType = column.Type;
            foreach (DataViewSchema.Column annotation in column.Annotations.Schema)
                member.AnnotationValues[annotation.Name] = AnnotationValue.Copy(column.Annotations, annotation);
        }

        return definition;
    }

    public DataViewSchema MakeSchema()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(Columns.Select(column => new DataViewSchema.DetachedColumn(column.ColumnName, column.ColumnType, column.Annotations)));
        return builder.ToSchema();
    }

    private static BoundColumn Bind(Type userType, SchemaDefinition.Column column)
    {
        RowMember member = RowMember.Find(userType, column.MemberName);
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        DataViewType type = column.ColumnType ?? member.GetColumnType();
        var vector = type as VectorDataViewType;
        if (member.IsVector != (vector is not null))
        {
            throw Contracts.ExceptParam("userSchemaDefinition", $"Column '{name}' is supposed to be {(vector is null ? "scalar" : "vector")}, "
                + $"but type of associated field '{member.Name}' is {(member.IsVector ? "vector" : "scalar")}");
        }

        Type itemType = (vector?.ItemType ?? type).RawType;
        if (itemType != member.RawItemType)
        {
            throw Contracts.ExceptParam("userSchemaDefinition",
                $"Column '{name}' is supposed to have item type {itemType}, but associated field has type {member.RawItemType}");
        }

        return new BoundColumn(name, type, member, column.Annotations);
    }
}
