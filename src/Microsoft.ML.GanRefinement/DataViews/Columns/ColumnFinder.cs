
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Finds columns by name, with ML.NET's error when there is none.</summary>
internal static class ColumnFinder
{
    /// <summary>The visible column of that name.</summary>
    /// <param name="schema">The schema of the data.</param>
    /// <param name="role">What the column is for, in lower case.</param>
    /// <param name="name">The column's name.</param>
    public static DataViewSchema.Column Find(DataViewSchema schema, string role, string name) =>
        schema.GetColumnOrNull(name) ?? throw SchemaErrors.Missing(role, name, schema.Where(column => !column.IsHidden).Select(column => column.Name));

    /// <inheritdoc cref="Find(DataViewSchema, string, string)"/>
    public static SchemaShape.Column Find(SchemaShape schema, string role, string name) =>
        BatchShape.Find(schema, name) ?? throw SchemaErrors.Missing(role, name, schema.Select(column => column.Name));
}
