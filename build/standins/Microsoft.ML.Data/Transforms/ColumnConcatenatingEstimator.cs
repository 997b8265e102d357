using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes one vector column of several columns of one item type.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
    {
        _host = Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnConcatenatingEstimator));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _host.CheckValue(inputColumnNames, nameof(inputColumnNames));
        _host.CheckParam(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        _host.CheckParam(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new ColumnConcatenatingTransformer(_host, (_output, [.. _inputs.Select(name => (name, (string)null))]));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        Dictionary<string, SchemaShape.Column> columns = inputSchema.ToDictionary(column => column.Name);
        columns[_output] = MakeColumn([.. _inputs.Select(name => inputSchema.TryFindColumn(name, out SchemaShape.Column column)
            ? column
            : throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", name))]);
        return new SchemaShape(columns.Values);
    }

    private static bool HasAnnotation(SchemaShape.Column column, string kind, SchemaShape.Column.VectorKind vectorKind, DataViewType type)
        => column.Annotations.TryFindColumn(kind, out SchemaShape.Column annotation)
            && annotation.Kind == vectorKind && !annotation.IsKey && annotation.ItemType.Equals(type);

    private SchemaShape.Column MakeColumn(SchemaShape.Column[] sources)
    {
        DataViewType itemType = sources[0].ItemType;
        foreach (SchemaShape.Column source in sources)
        {
            _host.Check(!source.IsKey, $"Column '{source.Name}' is key. Concatenation of keys is unsupported.");
            _host.Check(source.ItemType.Equals(itemType), $"Concatenated columns should have the same type. Column '{source.Name}' "
                + $"has type of {source.ItemType}, but expected column type is {itemType}.");
        }

        var annotations = new List<SchemaShape.Column>();
        if (sources.All(source => HasAnnotation(
            source, AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance)))
        {
            annotations.Add(AnnotationUtils.ScalarShape(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance));
        }

        if (sources.Any(source => source.Kind == SchemaShape.Column.VectorKind.Scalar || (source.Kind == SchemaShape.Column.VectorKind.Vector
            && HasAnnotation(source, AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance))))
        {
            annotations.Add(new SchemaShape.Column(
                AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));
        }

        SchemaShape.Column.VectorKind kind = sources.Any(source => source.Kind == SchemaShape.Column.VectorKind.VariableVector)
            ? SchemaShape.Column.VectorKind.VariableVector
            : SchemaShape.Column.VectorKind.Vector;
        return new SchemaShape.Column(_output, kind, itemType, false, new SchemaShape(annotations));
    }
}
