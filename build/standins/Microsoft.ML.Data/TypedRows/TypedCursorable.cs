using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view whose rows fill objects.</summary>
internal sealed class TypedCursorable<TRow>
    where TRow : class
{
    private readonly IDataView _data;
    private readonly (BoundColumn Column, DataViewSchema.Column Source)[] _columns;

    private TypedCursorable(IDataView data, (BoundColumn, DataViewSchema.Column)[] columns)
    {
        _data = data;
        _columns = columns;
    }

    public static TypedCursorable<TRow> Create(IHostEnvironment environment, IDataView data, bool ignoreMissingColumns, SchemaDefinition schemaDefinition)
    {
        IHost host = environment.Register("TypedCursorable");
        InternalSchemaDefinition definition = schemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write)
            : InternalSchemaDefinition.Create(typeof(TRow), schemaDefinition);
        var columns = new List<(BoundColumn, DataViewSchema.Column)>();
        foreach (BoundColumn column in definition.Columns)
        {
            if (data.Schema.GetColumnOrNull(column.ColumnName) is not { } source)
            {
                if (ignoreMissingColumns)
                    continue;
                throw host.ExceptSchemaMismatch("Schema", "", column.ColumnName);
            }

            CheckType(host, column, source);
            columns.Add((column, source));
        }

        return new TypedCursorable<TRow>(data, [.. columns]);
    }

    public Func<int, bool> GetDependencies(Func<int, bool> additionalColumns)
        => index => additionalColumns(index) || _columns.Any(column => column.Source.Index == index);

    public IRowReadableAs<TRow> GetRow(DataViewRow input)
        => new TypedRow<TRow>(input, _columns.Select(column => MemberSetters.Create<TRow>(column.Column, input, input.Schema[column.Source.Index])));

    /// <summary>All rows, one cursor for each enumeration.</summary>
    public IEnumerable<TRow> Enumerate(Func<TRow> make, bool reuseRowObject)
    {
        using DataViewRowCursor cursor = _data.GetRowCursor(_columns.Select(column => column.Source));
        IRowReadableAs<TRow> typed = GetRow(cursor);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (row is null || !reuseRowObject)
                row = make();
            typed.FillValues(row);
            yield return row;
        }
    }

    private static void CheckType(IExceptionContext context, BoundColumn column, DataViewSchema.Column source)
    {
        var vector = source.Type as VectorDataViewType;
        RowMember member = column.Member;
        if (member.IsVector != (vector is not null) || member.RawItemType != (vector?.ItemType ?? source.Type).RawType)
        {
            throw context.Except($"Can't bind the IDataView column '{column.ColumnName}' of type '{source.Type}' "
                + $"to field or property '{member.Name}' of type '{member.Type.FullName}'.");
        }
    }
}
