using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement;

/// <summary>Adds a random latent to each row, so that a network after it can generate from any data.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Latent` | Vector of Single, of the latent size | output: values of the standard normal distribution, or of the uniform one from −1 to 1 |
///
/// ### Estimator Characteristics
/// Looks at the data to train: no. Needs no input column. Exportable to ONNX: no.
/// ]]></format>
/// </remarks>
public sealed class AppendLatentsEstimator : IEstimator<AppendLatentsTransformer>
{
    private readonly string _columnName;
    private readonly LatentPrior _prior;

    internal AppendLatentsEstimator(string columnName, LatentPrior prior)
    {
        ArgumentException.ThrowIfNullOrEmpty(columnName, "outputColumnName");
        _columnName = columnName;
        _prior = prior;
    }

    /// <inheritdoc/>
    public AppendLatentsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AppendLatentsTransformer(_columnName, _prior);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        BatchShape.Add(inputSchema, new BatchOutput(_columnName, new VectorDataViewType(NumberDataViewType.Single, _prior.Size)));
}
