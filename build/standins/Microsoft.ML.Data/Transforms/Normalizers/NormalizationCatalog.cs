using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class NormalizationCatalog
{
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        long maximumExampleCount = NormalizingEstimator.Defaults.MaximumExampleCount,
        bool fixZero = NormalizingEstimator.Defaults.EnsureZeroUntouched)
        => catalog.NormalizeMinMax([new InputOutputColumnPair(outputColumnName, inputColumnName)], maximumExampleCount, fixZero);

    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        long maximumExampleCount = NormalizingEstimator.Defaults.MaximumExampleCount,
        bool fixZero = NormalizingEstimator.Defaults.EnsureZeroUntouched)
        => new(
            CatalogUtils.GetEnvironment(catalog),
            columns.Select(pair => new NormalizingEstimator.MinMaxOptions(pair.OutputColumnName, pair.InputColumnName, maximumExampleCount, fixZero)).ToArray());
}
