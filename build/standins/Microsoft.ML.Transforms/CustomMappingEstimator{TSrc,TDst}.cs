using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(
        IHostEnvironment env,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition)
        : base(
            env.Register(nameof(CustomMappingEstimator<TSrc, TDst>)),
            new CustomMappingTransformer<TSrc, TDst>(env, mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Dictionary<string, SchemaShape.Column> result = inputSchema.ToDictionary(column => column.Name);
        foreach (BoundColumn expected in InternalSchemaDefinition.Create(typeof(TSrc), Transformer.InputSchemaDefinition).Columns)
        {
            if (!result.TryGetValue(expected.ColumnName, out SchemaShape.Column actual))
                throw Contracts.ExceptSchemaMismatch(null, nameof(inputSchema), "input", expected.ColumnName);
            if (!IsUsable(expected.ColumnType, actual))
            {
                throw Contracts.ExceptSchemaMismatch(
                    null, nameof(inputSchema), "input", expected.ColumnName, expected.ColumnType.ToString(), actual.GetTypeString());
            }
        }

        foreach (SchemaShape.Column added in SchemaShape.Create(Transformer.AddedSchema.MakeSchema()))
            result[added.Name] = added;
        return new SchemaShape(result.Values);
    }

    // A vector of any size takes one of a known size.
    private static bool IsUsable(DataViewType expected, SchemaShape.Column actual)
    {
        SchemaShape.GetColumnTypeShape(expected, out SchemaShape.Column.VectorKind kind, out DataViewType itemType, out bool isKey);
        return itemType.Equals(actual.ItemType)
            && isKey == actual.IsKey
            && (kind == actual.Kind
                || (kind == SchemaShape.Column.VectorKind.VariableVector && actual.Kind == SchemaShape.Column.VectorKind.Vector));
    }
}
