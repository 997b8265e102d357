using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>A column of features or probabilities, gathered into a matrix row by row.</summary>
internal sealed class MetricColumn
{
    private readonly string _role;
    private readonly List<float[]> _rows = [];

    public MetricColumn(DataViewSchema schema, string role, string name)
    {
        _role = role;
        Column = ColumnFinder.Find(schema, role, name);
        if (Column.Type is not VectorDataViewType { IsKnownSize: true } vector || vector.ItemType != NumberDataViewType.Single)
        {
            throw SchemaErrors.Mismatch(
                role,
                name,
                "known-size vector of Single",
                Column.Type.ToString() ?? string.Empty,
                "Append the transformer that ml.Gan().FitClassifier(…) fits.");
        }

        Size = vector.Size;
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>Values in a row.</summary>
    public int Size { get; }

    /// <summary>
    /// An action that adds the row's values. Throws <see cref="InvalidOperationException"/> on a value that is not a finite number.
    /// </summary>
    public Action CreateReader(DataViewRow row)
    {
        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(Column);
        VBuffer<float> buffer = default;
        return () =>
        {
            getter(ref buffer);
            var values = new float[Size];
            int k = 0;
            foreach (float value in buffer.DenseValues())
            {
                if (!float.IsFinite(value))
                {
                    throw new InvalidOperationException(
                        $"The {_role} column '{Column.Name}' has the value {value} in row {row.Position}: metrics need finite numbers.");
                }

                values[k++] = value;
            }

            _rows.Add(values);
        };
    }

    /// <summary>Everything read.</summary>
    public FeatureMatrix ToMatrix() => FeatureMatrix.Of(_rows, Size, $"{_role} column '{Column.Name}'");

    /// <summary>Everything read since the last call.</summary>
    public FeatureMatrix Take()
    {
        FeatureMatrix taken = ToMatrix();
        _rows.Clear();
        return taken;
    }
}
