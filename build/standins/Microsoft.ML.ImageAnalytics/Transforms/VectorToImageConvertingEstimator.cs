using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed partial class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    internal VectorToImageConvertingEstimator(IHostEnvironment env, params ColumnOptions[] columnOptions)
        : base(env.Register(nameof(VectorToImageConvertingEstimator)), new VectorToImageConvertingTransformer(env, columnOptions))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        Dictionary<string, SchemaShape.Column> result = inputSchema.ToDictionary(column => column.Name);
        foreach (ColumnOptions options in Transformer.Columns)
        {
            SchemaShape.Column column = ImageColumns.Find(Host, inputSchema, options.InputColumnName);
            if (column.Kind != SchemaShape.Column.VectorKind.Vector
                || (column.ItemType != NumberDataViewType.Single
                    && column.ItemType != NumberDataViewType.Double
                    && column.ItemType != NumberDataViewType.Byte))
            {
                throw Host.ExceptSchemaMismatch(
                    nameof(inputSchema), "input", options.InputColumnName, "known-size vector of type Single, Double or Byte", column.GetTypeString());
            }

            result[options.Name] = new SchemaShape.Column(options.Name, SchemaShape.Column.VectorKind.Scalar, options.Type, false);
        }

        return new SchemaShape(result.Values);
    }

    internal static class Defaults
    {
        public const float Scale = 1f;
        public const float Offset = 0f;
        public const int DefaultAlpha = 255;
        public const int DefaultRed = 0;
        public const int DefaultGreen = 0;
        public const int DefaultBlue = 0;
    }
}
