using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Image [, Label] → the discriminator's score, a batch at a time: of real images as of generated ones.</summary>
internal sealed class ScoreMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly long[] _dimensions;

    public ScoreMapper(TrainedPair pair, string imageColumn, string labelColumn)
    {
        var networks = pair.Specification.Networks;
        (_pair, _dimensions) = (pair, networks.Image.Batch(1)[1..]);
        Vector = networks.Image.IsVector ? new VectorColumn(imageColumn, networks.Image) : new ImageColumn(imageColumn, networks.Image);
        Key = networks.ClassCount == 0 ? null : new KeyColumn(labelColumn, networks.ClassCount);
        Outputs = [new BatchOutput(ColumnNames.Score, NumberDataViewType.Single)];
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
        if (outputs[0] is not { } scores)
            return;
        using var use = _pair.Use();
        using var scope = TorchScope.Inference();
        _pair.Discriminate(rows.Vectors(_dimensions, _pair.Device), rows.ClassTensor(_pair.Device)).Logits.CopyTo(scores);
    }
}
