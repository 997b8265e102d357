using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement;

/// <summary>Turns generated images into <see cref="MLImage"/>s, which can be saved as files.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | input | Vector of Single in [−1,1] with dimensions channels (1 or 3), height, width | the image; Vector of Byte and MLImage are taken too |
/// | output | MLImage of that height and width | opaque, a pixel is round((x + 1) · 127.5); one channel gives a grey image |
///
/// ### Estimator Characteristics
/// Looks at the data to train: no. Exportable to ONNX: no.
///
/// ML.NET's own `ConvertToImage` does not accept images of one channel, and makes transparent images if it scales: their colours are lost when they are saved
/// as PNG.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.ConvertToImage(string, string?)"/>
public sealed class ConvertToImageEstimator : IEstimator<ConvertToImageTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly string _outputColumnName;
    private readonly string _inputColumnName;

    internal ConvertToImageEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        (_environment, _outputColumnName, _inputColumnName) = (environment, outputColumnName, inputColumnName);
    }

    /// <summary>Checks the column; there is nothing to learn.</summary>
    /// <param name="input">Data with the input column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of the wrong type.</exception>
    public ConvertToImageTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var transformer = new ConvertToImageTransformer(_environment, _outputColumnName, _inputColumnName);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        new ImageColumn(_inputColumnName).Check(inputSchema);
        // Promises say nothing of dimensions: the size is known when the data are.
        return BatchShape.Add(inputSchema, new BatchOutput(_outputColumnName, new ImageDataViewType()));
    }
}
