using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>A latent and the weights of the classes, in one vector → GeneratedImage, Score, a batch at a time.</summary>
internal sealed class MixedClassMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly GanLatentRefiner? _refiner;
    private readonly Cancellation _cancellation;

    /// <param name="pair">The networks.</param>
    /// <param name="columns">Of the network; not the latent's and the label's, which are not read.</param>
    /// <param name="joined">The vector.</param>
    /// <param name="refiner">Moves latents beforehand; null for none.</param>
    /// <param name="cancellation">Heard before each step.</param>
    public MixedClassMapper(TrainedPair pair, GanColumns columns, MixedColumn joined, GanLatentRefiner? refiner, Cancellation cancellation)
    {
        (_pair, _refiner, _cancellation) = (pair, refiner, cancellation);
        var networks = pair.Specification.Networks;
        Vector = joined;
        Outputs = GeneratorMapper.OutputsOf(columns, networks.Image);
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        using var use = _pair.Use();
        using var scope = TorchScope.Differentiable();
        var networks = _pair.Specification.Networks;
        var joined = rows.Vectors([Vector.Size], _pair.Device);
        var latents = joined.narrow(1, 0, networks.LatentSize).contiguous();
        var weights = joined.narrow(1, networks.LatentSize, networks.ClassCount).contiguous();
        foreach (var refiner in new[] { _refiner, _pair.Specification.LatentRefinement }.OfType<GanLatentRefiner>())
            latents = _pair.Refine(refiner, latents, weights, _cancellation, rows.Ids);
        GeneratorMapper.Write(_pair, latents, weights, outputs);
    }
}
