using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>A column of features or probabilities, gathered into a matrix row by row.</summary>
internal sealed class MetricColumn
{
    /// <summary>The types that metrics read, in words.</summary>
    public const string Expected = "known-size vector of Single or Double";

    private readonly IMetricRows _rows;

    public MetricColumn(DataViewSchema schema, string role, string name)
    {
        Column = ColumnFinder.Find(schema, role, name);
        if (SizeOf(Column.Type) is null)
        {
            throw SchemaErrors.Mismatch(
                role,
                name,
                Expected,
                Column.Type.ToString() ?? string.Empty,
                "Append the transformer that ml.Gan().FitClassifier(…) fits.");
        }

        _rows = ((VectorDataViewType)Column.Type).ItemType == NumberDataViewType.Single
            ? new MetricRows<float>(Column, role) : new MetricRows<double>(Column, role);
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>Values in a row.</summary>
    public int Size => _rows.Size;

    /// <summary>Values in a row of a type that metrics read, null of any other.</summary>
    public static int? SizeOf(DataViewType? type) =>
        type is VectorDataViewType { IsKnownSize: true } vector
            && (vector.ItemType == NumberDataViewType.Single || vector.ItemType == NumberDataViewType.Double)
            ? vector.Size
            : null;

    /// <summary>An action that adds the row's values. Throws <see cref="InvalidOperationException"/> on a value that is not a finite
    /// number.</summary>
    public Action CreateReader(DataViewRow row) => _rows.CreateReader(row);

    /// <summary>Everything read since the last call.</summary>
    public FeatureMatrix Take() => _rows.Take();
}
