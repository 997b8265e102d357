using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly IHost _host;
    private readonly Action<TSrc, TDst> _mapAction;
    private readonly string _contractName;

    internal CustomMappingTransformer(
        IHostEnvironment env,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition)
    {
        _host = env.Register(nameof(CustomMappingTransformer<TSrc, TDst>));
        _mapAction = _host.CheckRef(mapAction, nameof(mapAction));
        _contractName = contractName;
        InputSchemaDefinition = inputSchemaDefinition;
        AddedSchema = outputSchemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TDst), SchemaDefinition.Direction.Write)
            : InternalSchemaDefinition.Create(typeof(TDst), outputSchemaDefinition);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal InternalSchemaDefinition AddedSchema { get; }

    internal SchemaDefinition InputSchemaDefinition { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return RowToRowMapperTransform.GetOutputSchema(inputSchema, new Mapper(this, inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new RowToRowMapperTransform(_host, input, new Mapper(this, input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return new RowToRowMapperTransform(_host, new EmptyDataView(_host, inputSchema), new Mapper(this, inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        if (_contractName is null)
            throw _host.Except("Empty contract name for a transform: the transform cannot be saved");
        LambdaTransform.SaveCustomTransformer(_host, ctx, _contractName, _mapAction.Method.DeclaringType.Assembly.FullName);
    }
}
