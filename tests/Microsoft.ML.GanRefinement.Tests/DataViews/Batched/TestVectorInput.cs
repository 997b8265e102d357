using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>The plainest vector input: Single, of one size.</summary>
internal sealed class TestVectorInput(string column, int size) : IVectorInput
{
    public string ColumnName => column;

    public int Size => size;

    public DataViewSchema.Column? Bind(DataViewSchema schema) => ColumnFinder.Find(schema, "test", column);

    public void Check(SchemaShape inputSchema) => ColumnFinder.Find(inputSchema, "test", column);

    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column? bound)
    {
        var getter = row.GetGetter<VBuffer<float>>(bound!.Value);
        VBuffer<float> buffer = default;
        return destination =>
        {
            getter(ref buffer);
            buffer.CopyTo(destination);
        };
    }
}
