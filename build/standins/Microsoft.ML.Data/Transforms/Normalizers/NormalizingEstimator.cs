using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly MinMaxOptions[] _columns;

    internal NormalizingEstimator(IHostEnvironment env, MinMaxOptions[] columns)
    {
        _host = env.Register(nameof(NormalizingEstimator));
        foreach (MinMaxOptions column in columns)
        {
            _host.CheckNonEmpty(column.Output, "name");
            _host.CheckParam(column.MaximumExampleCount > 1, "maximumExampleCount", "Must be greater than 1");
        }

        _columns = columns;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return NormalizingTransformer.Train(_host, input, _columns);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        Dictionary<string, SchemaShape.Column> result = inputSchema.ToDictionary(column => column.Name);
        foreach (MinMaxOptions options in _columns)
        {
            if (!inputSchema.TryFindColumn(options.Input, out SchemaShape.Column column))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.Input);
            if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
                throw _host.ExceptSchemaMismatch(
                    nameof(inputSchema), "input", options.Input, "known-size vector or scalar", column.GetTypeString());
            if (!column.ItemType.Equals(NumberDataViewType.Single) && !column.ItemType.Equals(NumberDataViewType.Double))
                throw _host.ExceptSchemaMismatch(
                    nameof(inputSchema), "input", options.Input, "vector or scalar of Single or Double", column.GetTypeString());
            result[options.Output] = new SchemaShape.Column(
                options.Output, column.Kind, column.ItemType, column.IsKey, AnnotationsOf(column));
        }

        return new SchemaShape(result.Values);
    }

    private static SchemaShape AnnotationsOf(SchemaShape.Column column)
    {
        SchemaShape.Column isNormalized = new(
            AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);
        return column.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out SchemaShape.Column slotNames)
            ? new SchemaShape([isNormalized, slotNames])
            : new SchemaShape([isNormalized]);
    }

    internal static class Defaults
    {
        public const bool EnsureZeroUntouched = true;
        public const long MaximumExampleCount = 1000000000;
    }

    internal sealed record MinMaxOptions(string Output, string Input, long MaximumExampleCount, bool FixZero);
}
