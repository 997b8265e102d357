namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>A key-typed input column: ML.NET's 1-based keys, read as classes counted from zero.</summary>
internal interface IKeyInput
{
    /// <summary>The column's name.</summary>
    string ColumnName { get; }

    /// <summary>Finds the column. Throws <see cref="ArgumentOutOfRangeException"/> (param <c>inputSchema</c>) in ML.NET's words when it is
    /// missing or mistyped.</summary>
    DataViewSchema.Column Bind(DataViewSchema schema);

    /// <summary>The same check on a promised schema.</summary>
    void Check(SchemaShape inputSchema);

    /// <summary>A reader of the bound column in <paramref name="row"/>, valid as long as the row is.</summary>
    KeyReader CreateReader(DataViewRow row, DataViewSchema.Column column);
}
