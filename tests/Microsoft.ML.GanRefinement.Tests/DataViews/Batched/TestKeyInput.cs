using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>The plainest key input.</summary>
internal sealed class TestKeyInput(string column) : IKeyInput
{
    public string ColumnName => column;

    public DataViewSchema.Column Bind(DataViewSchema schema) => schema.GetColumnOrNull(column) ?? throw SchemaErrors.Missing("label", column);

    public void Check(SchemaShape inputSchema) => _ = BatchShape.Find(inputSchema, column) ?? throw SchemaErrors.Missing("label", column);

    public KeyReader CreateReader(DataViewRow row, DataViewSchema.Column bound)
    {
        var getter = row.GetGetter<uint>(bound);
        uint key = 0;
        return () =>
        {
            getter(ref key);
            return key - 1L;
        };
    }
}
