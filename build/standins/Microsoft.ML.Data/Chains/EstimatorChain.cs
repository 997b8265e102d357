using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators one after the other, each fitted to what the ones before make of the data.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    public readonly IEstimator<TLastTransformer> LastEstimator;

    private readonly IHost _host;
    private readonly IEstimator<ITransformer>[] _estimators;
    private readonly TransformerScope[] _scopes;
    private readonly bool[] _needCacheAfter;

    public EstimatorChain()
        : this(null, [], [], [])
    {
    }

    private EstimatorChain(IHostEnvironment environment, IEstimator<ITransformer>[] estimators, TransformerScope[] scopes, bool[] needCacheAfter)
    {
        _host = environment?.Register(nameof(EstimatorChain<TLastTransformer>));
        _estimators = estimators;
        _scopes = scopes;
        _needCacheAfter = needCacheAfter;
        LastEstimator = estimators.LastOrDefault() as IEstimator<TLastTransformer>;
    }

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // The whole chain's schema first: a wrong column shows before any training.
        GetOutputSchema(SchemaShape.Create(input.Schema));
        IDataView current = input;
        var transformers = new ITransformer[_estimators.Length];
        for (int i = 0; i < transformers.Length; i++)
        {
            transformers[i] = _estimators[i].Fit(current);
            current = transformers[i].Transform(current);
            if (_needCacheAfter[i] && i < transformers.Length - 1)
                current = new CacheDataView(_host, current);
        }

        return new TransformerChain<TLastTransformer>(transformers, _scopes);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => _estimators.Aggregate(inputSchema, (schema, estimator) => estimator.GetOutputSchema(schema));

    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Contracts.CheckValue(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>(_host, [.. _estimators, estimator], [.. _scopes, scope], [.. _needCacheAfter, false]);
    }

    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Contracts.CheckValue(env, nameof(env));
        if (_estimators.Length == 0)
            throw new InvalidOperationException("Current estimator chain has no estimator, can't append cache checkpoint.");
        return _needCacheAfter[^1]
            ? this
            : new EstimatorChain<TLastTransformer>(env, _estimators, _scopes, [.. _needCacheAfter[..^1], true]);
    }
}
