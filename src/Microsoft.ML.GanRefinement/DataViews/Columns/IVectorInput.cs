namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>An input column that supplies the same number of floats in every row: a latent, or an image in [−1,1].</summary>
internal interface IVectorInput
{
    /// <summary>The column's name.</summary>
    string ColumnName { get; }

    /// <summary>How many floats a row supplies.</summary>
    int Size { get; }

    /// <summary>Finds the column. Throws <see cref="ArgumentOutOfRangeException"/> (param <c>inputSchema</c>) in ML.NET's words when it is
    /// missing or mistyped.</summary>
    /// <returns>The column; null if the floats follow from the row's id instead.</returns>
    DataViewSchema.Column? Bind(DataViewSchema schema);

    /// <summary>The same check on a promised schema.</summary>
    void Check(SchemaShape inputSchema);

    /// <summary>A reader of what <see cref="Bind"/> returned in <paramref name="row"/>, valid as long as the row is.</summary>
    VectorReader CreateReader(DataViewRow row, DataViewSchema.Column? column);
}
