using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Latents and the weights of the classes, joined to one column; what is wrong with a value is told of the column that it comes from.</summary>
/// <param name="columnName">The joined column.</param>
/// <param name="latentColumnName">Where its first values come from.</param>
/// <param name="latentSize">How many these are.</param>
/// <param name="weightColumnName">Where the others come from.</param>
/// <param name="classCount">How many those are.</param>
internal sealed class MixedColumn(string columnName, string latentColumnName, int latentSize, string weightColumnName, int classCount) : IVectorInput
{
    /// <summary>What the weights are for.</summary>
    public const string WeightsRole = "class weights";

    /// <inheritdoc/>
    public string ColumnName => columnName;

    /// <inheritdoc/>
    public int Size => latentSize + classCount;

    /// <inheritdoc/>
    public DataViewSchema.Column? Bind(DataViewSchema schema) => schema[columnName];

    /// <inheritdoc/>
    /// <remarks>Nobody is promised the joined column.</remarks>
    public void Check(SchemaShape inputSchema)
    {
    }

    /// <inheritdoc/>
    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column? column)
    {
        var getter = row.GetGetter<VBuffer<float>>(column!.Value);
        VBuffer<float> buffer = default;
        return destination =>
        {
            getter(ref buffer);
            buffer.CopyTo(destination);
            for (var i = 0; i < destination.Length; i++)
            {
                if (float.IsFinite(destination[i]))
                    continue;
                throw i < latentSize
                    ? DataErrors.NotFinite("latent", latentColumnName, row.Position, i, destination[i])
                    : DataErrors.NotFinite(WeightsRole, weightColumnName, row.Position, i - latentSize, destination[i]);
            }
        };
    }
}
