namespace Microsoft.ML.Data;

/// <summary>A column and the member it comes from or goes to.</summary>
internal sealed record BoundColumn(string ColumnName, DataViewType ColumnType, RowMember Member, DataViewSchema.Annotations Annotations);
