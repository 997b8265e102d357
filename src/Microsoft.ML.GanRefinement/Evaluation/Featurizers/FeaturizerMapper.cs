using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Images to features, a batch in one forward pass.</summary>
internal sealed class FeaturizerMapper(FrozenFeaturizer featurizer, string image, string features) : IBatchMapper
{
    /// <inheritdoc/>
    public IVectorInput Vector { get; } = new ImageColumn(image, featurizer.Specification.Image);

    /// <inheritdoc/>
    public IKeyInput? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; } =
        [new(features, new VectorDataViewType(NumberDataViewType.Single, featurizer.Specification.FeatureCount))];

    /// <inheritdoc/>
    public int BatchSize => 128;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (outputs[0] is not { } destination)
        {
            return;
        }

        ImageShape shape = featurizer.Specification.Image;
        using IDisposable quiet = inference_mode();
        using IDisposable scope = NewDisposeScope();
        float[] pixels = rows.Vectors[..(rows.Count * shape.Size)];
        Tensor images = tensor(pixels, [rows.Count, shape.Channels, shape.Height, shape.Width], dtype: ScalarType.Float32);
        featurizer.Network.call(images).CopyTo(destination);
    }
}
