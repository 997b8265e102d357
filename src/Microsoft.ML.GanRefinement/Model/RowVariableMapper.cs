using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>What a coach moves, a vector a row [, Label] → GeneratedImage, Score, a batch at a time.</summary>
/// <param name="pair">The networks.</param>
/// <param name="variable">What the vectors are.</param>
/// <param name="size">Their values.</param>
/// <param name="columns">The vectors' is the latent's.</param>
internal sealed class RowVariableMapper(TrainedPair pair, RowVariable variable, int size, GanColumns columns) : IBatchMapper
{
    /// <inheritdoc/>
    public IVectorInput Vector { get; } = new LatentColumn(columns.Latent, size);

    /// <inheritdoc/>
    public KeyColumn? Key { get; } =
        pair.Specification.Networks.ClassCount == 0 ? null : new KeyColumn(columns.Label, pair.Specification.Networks.ClassCount);

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; } = GeneratorMapper.OutputsOf(columns, pair.Specification.Networks.Image);

    /// <inheritdoc/>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        using var use = pair.Use();
        using var scope = TorchScope.Differentiable();
        GeneratorMapper.Write(pair, variable, rows.Vectors([Vector.Size], pair.Device), rows.ClassTensor(pair.Device), outputs);
    }
}
