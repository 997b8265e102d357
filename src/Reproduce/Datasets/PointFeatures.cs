using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>A point is its own features: of real points, and of generated ones.</summary>
internal sealed class PointFeatures(MLContext ml) : ITransformer
{
    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => Copy(input.Schema).Fit(input).Transform(input);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => throw new NotSupportedException("Only views are asked for features.");

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException("Only views are asked for features.");

    /// <inheritdoc/>
    public void Save(ModelSaveContext ctx) => throw new NotSupportedException("It is not kept.");

    private IEstimator<ITransformer> Copy(DataViewSchema schema) =>
        ml.Transforms.CopyColumns("Features", schema.GetColumnOrNull("GeneratedImage") is null ? "Image" : "GeneratedImage");
}
