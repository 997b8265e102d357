using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>Latents and classes to the images that a generator in training makes of them, as its transformer would.</summary>
/// <param name="network">The generator, in eval mode.</param>
/// <param name="specification">Its sizes.</param>
/// <param name="prior">Where latents come from, by the row's id.</param>
/// <param name="image">The column to add.</param>
/// <param name="device">Where the network is.</param>
internal sealed class ValidationMapper(
    Networks.Generator network, NetworkPairSpecification specification, LatentPrior prior, string image, Device device) : IBatchMapper
{
    /// <inheritdoc/>
    public IVectorInput Vector { get; } = new LatentInput(ColumnNames.Latent, prior);

    /// <inheritdoc/>
    public KeyColumn? Key { get; } = specification.ClassCount == 0 ? null : new KeyColumn(ColumnNames.Label, specification.ClassCount);

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; } = [new BatchOutput(image, specification.Image.FloatType())];

    /// <inheritdoc/>
    /// <remarks>The transformer's, so that the images are the same to the last bit.</remarks>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (outputs[0] is not { } pixels)
            return;
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        specification.Bounded(network.call(rows.Vectors([Vector.Size], device), rows.ClassTensor(device))).CopyTo(pixels);
    }
}
