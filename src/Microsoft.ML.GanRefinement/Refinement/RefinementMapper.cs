using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Latent [, Label] → refined latent, a batch at a time.</summary>
internal sealed class RefinementMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly GanLatentRefiner _refiner;
    private readonly Cancellation _cancellation;

    public RefinementMapper(TrainedPair pair, GanLatentRefiner refiner, RefinementColumns columns, Cancellation cancellation = default)
    {
        var networks = pair.Specification.Networks;
        (_pair, _refiner, _cancellation) = (pair, refiner, cancellation);
        Vector = new LatentColumn(columns.Input, networks.LatentSize);
        Key = networks.ClassCount == 0 ? null : new KeyColumn(columns.Label, networks.ClassCount);
        Outputs = [new BatchOutput(columns.Output, new VectorDataViewType(NumberDataViewType.Single, networks.LatentSize))];
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (outputs[0] is not { } latents)
            return;
        _cancellation.ThrowIfRequested();
        using var use = _pair.Use();
        using var scope = TorchScope.Differentiable();
        _pair.Refine(_refiner, rows.Vectors([Vector.Size], _pair.Device), rows.ClassTensor(_pair.Device), _cancellation).CopyTo(latents);
    }
}
