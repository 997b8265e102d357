using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Transforms single objects; not thread-safe.</summary>
public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(IHostEnvironment environment, ITransformer transformer, PredictionEngineOptions options)
        : base(environment, transformer, options)
    {
    }

    public override void Predict(TSrc example, ref TDst prediction)
    {
        Contracts.CheckValue(example, nameof(example));
        ExtractValues(example);
        prediction ??= new TDst();
        FillValues(prediction);
    }
}
