using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns.</summary>
public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(IHostEnvironment env, string[] keepColumns, string[] dropColumns, bool keepHidden = false)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnSelectingEstimator)),
            new ColumnSelectingTransformer(env, keepColumns, dropColumns, keepHidden))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        Transformer.CheckColumns(Host, nameof(inputSchema), inputSchema.Select(column => column.Name));
        return new SchemaShape(inputSchema.Where(column => Transformer.Columns.Contains(column.Name) == Transformer.KeepsColumns));
    }
}
