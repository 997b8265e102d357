using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>
/// Makes features of images without labels: the pixels, their principal components, untrained convolutions, or the last pooling of
/// Inception-v3. The first three rank generators on one data set; they do not see what a trained network sees.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | Name | Type | Meaning |
/// | --- | --- | --- |
/// | `Image` | `Vector<Byte>` or `Vector<Single>` with dimensions C,H,W, or `MLImage` | read; floats are in [−1,1]; default `GeneratedImage`, else `Image` |
/// | `Features` | `Vector<Single>` | added |
/// | a name of your choice | `Vector<Single>` of 1,008 | added by Inception-v3 if named: class probabilities |
///
/// ### Estimator Characteristics
/// Looks at the data to train: for principal components only. Required NuGet in addition to Microsoft.ML: TorchSharp-cpu or another native
/// package of TorchSharp. Exportable to ONNX: no.
/// ]]></format>
/// </remarks>
public sealed class ImageFeaturizerEstimator : IEstimator<ImageFeaturizerTransformer>
{
    private readonly IHost _host;
    private readonly FeaturizerKind _kind;
    private readonly FeaturizerColumns _columns;
    private readonly int _featureCount;
    private readonly int _seed;
    private readonly string? _weightsPath;
    private readonly CancellationToken _cancellationToken;

    internal ImageFeaturizerEstimator(
        IHostEnvironment environment, FeaturizerKind kind, FeaturizerColumns columns, int featureCount = 1, int seed = 0, string? weightsPath = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(columns.Features, "outputColumnName");
        OptionChecks.AtLeast(1, featureCount);
        _host = environment.Register(nameof(ImageFeaturizerEstimator));
        (_kind, _columns, _featureCount, _seed, _weightsPath) = (kind, columns, featureCount, seed, weightsPath);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Makes the featurizer for images of the shape that <paramref name="input"/> has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image column is missing or of the wrong type.</exception>
    /// <exception cref="FormatException">The weights file is damaged, or is not one of Inception-v3.</exception>
    /// <exception cref="InvalidOperationException">There are fewer images or pixels than principal components, or pixels outside their
    /// range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ImageFeaturizerTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Cancellation cancellation = new(_cancellationToken, _host);
        cancellation.ThrowIfRequested();
        return TorchErrors.Explain("Fitting the featurizer", () => FitChecked(input, cancellation));
    }

    private ImageFeaturizerTransformer FitChecked(IDataView input, Cancellation cancellation)
    {
        using var scope = TorchScope.Differentiable();
        var image = new ImageColumn(_columns.Image).Resolve(input.Schema);
        var shape = image.Shape!.Value;
        FeaturizerSpecification specification = new(_kind, shape, _kind == FeaturizerKind.Pixels ? shape.Size : _featureCount);
        var device = TorchDevice.Choose(_host);
        var network = specification.CreateNetwork();
        try
        {
            (network as RandomConvolutionNetwork)?.Initialize(_seed);
            if (network is InceptionNetwork inception)
                specification = specification with { WeightsHash = InceptionWeights.Load(_weightsPath!, inception) };

            if (network is ProjectionNetwork projection)
            {
                using var fit = FitPixels(input, image, cancellation);
                cancellation.ThrowIfRequested();
                projection.SetPrincipal(fit);
            }

            cancellation.ThrowIfRequested();
            return new ImageFeaturizerTransformer(_host, specification, network, device, _columns);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        new ImageColumn(_columns.Image).Check(inputSchema);
        // A promised vector says nothing of its size, so any number of features does.
        return BatchShape.Add(inputSchema, _columns.Outputs(1));
    }

    private GaussianFit FitPixels(IDataView input, ISampleColumn image, Cancellation cancellation)
    {
        var column = image.Bind(input.Schema);
        using var cursor = input.GetRowCursor([column]);
        var read = image.CreateReader(cursor, column);
        var pixels = image.Size;
        // 16 MB at a time, or some hundred large images.
        var values = new float[Math.Max(256, (1 << 22) / pixels) * pixels];
        PixelRange range = new(column.Name);
        GaussianFit fit = new();
        try
        {
            var filled = 0;
            while (cursor.MoveNext(cancellation))
            {
                var row = values.AsSpan(filled, pixels);
                read(row);
                range.Add(row);
                filled += pixels;
                if (filled == values.Length)
                {
                    Add(fit, values, pixels, cancellation);
                    filled = 0;
                }
            }

            if (filled > 0)
                Add(fit, values[..filled], pixels, cancellation);

            if (!image.HoldsBytes(column) && range.Warning is { } warning)
                Warn(warning);

            return Math.Min(fit.Rows, pixels) >= Math.Max(2, _featureCount)
                ? fit
                : throw new InvalidOperationException(
                    $"featureCount is {_featureCount}, but {_featureCount} principal components need as many images, at least 2, and as many pixels; "
                    + $"there are {fit.Rows} images of {pixels} values. "
                    + (fit.Rows < 2 ? "Fit on more images." : $"Set featureCount to {Math.Min(fit.Rows, pixels)} or less, or fit on more or larger images."));
        }
        catch
        {
            fit.Dispose();
            throw;
        }
    }

    private void Warn(string warning)
    {
        using var channel = _host.Start("Fit featurizer");
        channel.Warning(MessageSensitivity.Schema, "{0}", warning);
    }

    private static void Add(GaussianFit fit, float[] values, int pixels, Cancellation cancellation) =>
        fit.Add(new FeatureMatrix(Array.ConvertAll(values, value => (double)value), values.Length / pixels, pixels), cancellation);
}
