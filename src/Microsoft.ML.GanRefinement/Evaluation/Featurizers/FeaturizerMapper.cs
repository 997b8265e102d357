using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Images to features, and class probabilities if asked for, a batch in one forward pass.</summary>
internal sealed class FeaturizerMapper(
    FrozenNetwork<FeaturizerSpecification, nn.Module<Tensor, Tensor>> featurizer, FeaturizerColumns columns, IHost host) : IBatchMapper
{
    private const int Features = 0;
    private const int Probabilities = 1;

    /// <inheritdoc/>
    public IVectorInput Vector { get; } = new ImageColumn(columns.Image, featurizer.Specification.Image, host: host);

    /// <inheritdoc/>
    public KeyColumn? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; } = columns.Outputs(featurizer.Specification.FeatureCount);

    /// <inheritdoc/>
    /// <remarks>Inception's planes of 147×147 pixels take some 20 MB an image at their largest.</remarks>
    public int BatchSize { get; } = featurizer.Specification.Kind == FeaturizerKind.Inception ? 16 : 128;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (Array.TrueForAll(outputs, output => output is null))
            return;

        var shape = featurizer.Specification.Image;
        using var use = featurizer.Use();
        using var scope = TorchScope.Inference();
        var pixels = rows.Vectors[..(rows.Count * shape.Size)];
        var images = tensor(pixels, [rows.Count, shape.Channels, shape.Height, shape.Width], dtype: ScalarType.Float32, device: CPU);
        var network = featurizer.Network;
        var features = network.call(images.to(featurizer.Device));
        if (outputs[Features] is { } values)
            features.CopyTo(values);

        if (outputs.Length > Probabilities && outputs[Probabilities] is { } probabilities)
            ((InceptionNetwork)network).Probabilities(features).CopyTo(probabilities);
    }
}
