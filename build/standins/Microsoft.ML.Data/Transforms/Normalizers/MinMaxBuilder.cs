using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Sees a column's values, then says how to scale them.</summary>
internal abstract class MinMaxBuilder
{
    public static MinMaxBuilder Create(IHost host, DataViewType srcType, NormalizingEstimator.MinMaxOptions options)
    {
        VectorDataViewType vector = srcType as VectorDataViewType;
        DataViewType item = vector?.ItemType ?? srcType;
        if (vector is null || vector.IsKnownSize)
        {
            if (item == NumberDataViewType.Single)
                return new MinMaxBuilder<float>(options, vector?.Size);
            if (item == NumberDataViewType.Double)
                return new MinMaxBuilder<double>(options, vector?.Size);
        }

        throw host.ExceptParam(
            nameof(srcType), $"Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: {srcType}.");
    }

    public abstract void Attach(DataViewRow row, DataViewSchema.Column column);

    /// <summary>False when no further row is wanted.</summary>
    public abstract bool ProcessRow();

    public abstract AffineColumnFunction Finish();
}
