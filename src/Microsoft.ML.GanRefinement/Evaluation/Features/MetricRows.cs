using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>Rows of numbers in the type that the column has: as many bytes as they need until all have come.</summary>
/// <param name="column">A vector column of known size.</param>
/// <param name="role">What the column is to the reader, for errors.</param>
internal sealed class MetricRows<T>(DataViewSchema.Column column, string role) : IMetricRows
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly List<T[]> _rows = [];

    /// <inheritdoc/>
    public int Size { get; } = ((VectorDataViewType)column.Type).Size;

    /// <inheritdoc/>
    public Action CreateReader(DataViewRow row)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> buffer = default;
        return () =>
        {
            getter(ref buffer);
            var values = new T[Size];
            var k = 0;
            foreach (var value in buffer.DenseValues())
            {
                if (!T.IsFinite(value))
                {
                    throw new InvalidOperationException(
                        $"The {role} column '{column.Name}' has the value {value} in row {row.Position}: metrics need finite numbers.");
                }

                values[k++] = value;
            }

            _rows.Add(values);
        };
    }

    /// <inheritdoc/>
    public FeatureMatrix Take()
    {
        var taken = FeatureMatrix.Of(_rows, Size, $"{role} column '{column.Name}'");
        _rows.Clear();
        return taken;
    }
}
