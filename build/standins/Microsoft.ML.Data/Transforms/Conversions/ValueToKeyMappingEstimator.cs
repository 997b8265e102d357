using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly (string Output, string Input)[] _columns;
    private readonly KeyOptions _options;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(
        IHostEnvironment env, (string Output, string Input)[] columns, KeyOptions options, IDataView keyData)
    {
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        foreach ((string output, _) in columns)
            _host.CheckNonWhiteSpace(output, "outputColumnName");
        if (keyData is not null && keyData.Schema.Count != 1)
        {
            throw _host.ExceptParam(
                nameof(keyData),
                $"If specified, this data view should contain only a single column containing the terms to map, but this had {keyData.Schema.Count} columns.");
        }

        (_columns, _options, _keyData) = (columns, options, keyData);
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
        => ValueToKeyMappingTransformer.Train(_host, input, _columns, _options, _keyData);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        Dictionary<string, SchemaShape.Column> result = inputSchema.ToDictionary(column => column.Name);
        foreach ((string output, string input) in _columns)
        {
            if (!inputSchema.TryFindColumn(input, out SchemaShape.Column column) || !TermTypes.IsStandardScalar(column.ItemType))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", input);
            result[output] = new SchemaShape.Column(output, column.Kind, NumberDataViewType.UInt32, true, AnnotationsOf(column));
        }

        return new SchemaShape(result.Values);
    }

    // A key that has key values keeps theirs; any other column's values become the key values.
    private SchemaShape AnnotationsOf(SchemaShape.Column column)
    {
        if (!column.IsKey
            || !column.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out SchemaShape.Column keyValues)
            || keyValues.Kind != SchemaShape.Column.VectorKind.Vector)
        {
            DataViewType type = _options.AddAnnotationsAsText ? TextDataViewType.Instance : column.ItemType;
            keyValues = new SchemaShape.Column(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector, type, column.IsKey);
        }

        return column.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out SchemaShape.Column slotNames)
            ? new SchemaShape([slotNames, keyValues])
            : new SchemaShape([keyValues]);
    }

    internal static class Defaults
    {
        public const int MaximumNumberOfKeys = 1000000;
        public const KeyOrdinality Ordinality = KeyOrdinality.ByOccurrence;
        public const bool AddKeyValueAnnotationsAsText = false;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1
    }

    internal sealed record KeyOptions(int MaximumNumberOfKeys, KeyOrdinality Ordinality, bool AddAnnotationsAsText);
}
