using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <content>Choosing rows.</content>
public sealed partial class DataOperationsCatalog
{
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        _environment.CheckValue(input, nameof(input));
        foreach (string column in columnsToPrefetch ?? [])
        {
            if (input.Schema.GetColumnOrNull(column) is null)
                throw _environment.ExceptSchemaMismatch(nameof(columnsToPrefetch), "prefetch", column);
        }

        return new CacheDataView(_environment, input, columnsToPrefetch ?? []);
    }

    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        _environment.CheckValue(input, nameof(input));
        _environment.CheckNonEmpty(columnName, nameof(columnName));
        _environment.CheckParam(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        DataViewType type = input.Schema[columnName].Type;
        if (type is not NumberDataViewType)
            throw _environment.ExceptSchemaMismatch(nameof(columnName), "filter", columnName, "number", type.ToString());
        return new RangeFilter(_environment, input, columnName, lowerBound, upperBound);
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        _environment.CheckValue(input, nameof(input));
        _environment.CheckUserArg(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffledView(_environment, input, seed, shufflePoolSize, shuffleSource);
    }

    public IDataView SkipRows(IDataView input, long count)
    {
        _environment.CheckValue(input, nameof(input));
        _environment.CheckUserArg(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeFilter(_environment, input, count, long.MaxValue);
    }

    public IDataView TakeRows(IDataView input, long count)
    {
        _environment.CheckValue(input, nameof(input));
        _environment.CheckUserArg(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeFilter(_environment, input, 0, count);
    }

    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        _environment.CheckValue(data, nameof(data));
        _environment.CheckParam(testFraction is > 0 and < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        string split = "SplitColumn";
        while (data.Schema.GetColumnOrNull(split) is not null)
            split = $"temp_{split}";
        IDataView numbered = AddSplitColumn(data, split, samplingKeyColumnName, seed);
        IDataView Side(bool isTrain)
            => new ColumnSelectingTransformer(_environment, null, [split])
                .Transform(new RangeFilter(_environment, numbered, split, 0, testFraction, complement: isTrain));
        return new TrainTestData(Side(isTrain: true), Side(isTrain: false));
    }

    private IDataView AddSplitColumn(IDataView data, string split, string samplingKeyColumnName, int? seed)
    {
        if (samplingKeyColumnName is null)
            return new RandomNumberView(_environment, data, split, seed ?? ((IHostEnvironmentInternal)_environment).Seed);
        DataViewSchema.Column key = data.Schema.GetColumnOrNull(samplingKeyColumnName)
            ?? throw _environment.ExceptSchemaMismatch(nameof(samplingKeyColumnName), "SamplingKeyColumn", samplingKeyColumnName);
        return key.Type is KeyDataViewType
            ? new ColumnCopyingTransformer(_environment, (split, samplingKeyColumnName)).Transform(data)
            : throw _environment.ExceptNotSupp("This stand-in splits by columns of type key only; column '{0}' is of type {1}.", key.Name, key.Type);
    }

    /// <summary>The two parts of a split.</summary>
    public readonly struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
