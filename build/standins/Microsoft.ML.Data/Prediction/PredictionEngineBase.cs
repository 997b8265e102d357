using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The base of engines that transform single objects; not thread-safe.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly InputRow<TSrc> _input;
    private readonly IRowReadableAs<TDst> _output;
    private readonly bool _ownsTransformer;
    private bool _isDisposed;

    private protected PredictionEngineBase(IHostEnvironment environment, ITransformer transformer, PredictionEngineOptions options)
    {
        environment.CheckValue(transformer, nameof(transformer));
        environment.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _transformer = transformer;
        _ownsTransformer = options.OwnsTransformer;
        _input = new InputRow<TSrc>(environment, options.InputSchemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Read)
            : InternalSchemaDefinition.Create(typeof(TSrc), options.InputSchemaDefinition));
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(_input.Schema);
        TypedCursorable<TDst> typed = TypedCursorable<TDst>.Create(
            environment, new EmptyDataView(environment, mapper.OutputSchema), options.IgnoreMissingColumns, options.OutputSchemaDefinition);
        _output = typed.GetRow(mapper.GetRow(_input, mapper.OutputSchema));
        OutputSchema = transformer.GetOutputSchema(_input.Schema);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _input.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void ExtractValues(TSrc example) => _input.ExtractValues(example);

    private protected void FillValues(TDst prediction) => _output.FillValues(prediction);
}
