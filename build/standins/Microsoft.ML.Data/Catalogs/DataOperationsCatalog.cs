using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Making data views and objects out of each other, and choosing rows.</summary>
public sealed partial class DataOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _environment;

    internal DataOperationsCatalog(IHostEnvironment environment) => _environment = environment;

    IHostEnvironment IInternalCatalog.Environment => _environment;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        _environment.CheckValue(data, nameof(data));
        return new StreamingDataView<TRow>(_environment, data, schemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read)
            : InternalSchemaDefinition.Create(typeof(TRow), schemaDefinition));
    }

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        _environment.CheckValue(data, nameof(data));
        _environment.CheckValue(schema, nameof(schema));
        return LoadFromEnumerable(data, InternalSchemaDefinition.Describe<TRow>(_environment, schema));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        _environment.CheckValue(data, nameof(data));
        return TypedCursorable<TRow>.Create(_environment, data, ignoreMissingColumns, schemaDefinition).Enumerate(() => new TRow(), reuseRowObject);
    }
}
