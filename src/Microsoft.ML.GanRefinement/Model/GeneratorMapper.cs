using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>[Latent] [, Label] → GeneratedImage, Score, a batch at a time.</summary>
internal sealed class GeneratorMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly GanColumns _columns;

    public GeneratorMapper(TrainedPair pair, GanColumns columns, int batchSize)
    {
        var networks = pair.Specification.Networks;
        (_pair, _columns, BatchSize) = (pair, columns, batchSize);
        Vector = new LatentInput(columns.Latent, pair.Specification.CreatePrior());
        Key = networks.ClassCount == 0 ? null : new KeyColumn(columns.Label, networks.ClassCount);
        Outputs = OutputsOf(columns, networks.Image);
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize { get; }

    private bool IsVector => _pair.Specification.Networks.Image.IsVector;

    /// <summary>The column of scores that it adds.</summary>
    public string Score => _columns.Score;

    /// <summary>A transformer with the networks, which it shares; to be disposed.</summary>
    /// <exception cref="ObjectDisposedException">The networks' last owner has let go.</exception>
    public GanTransformer Share(IHostEnvironment environment) => new(environment, _pair, _columns, BatchSize);

    /// <summary>The columns that any trained generator adds.</summary>
    public static IReadOnlyList<BatchOutput> OutputsOf(GanColumns columns, ImageShape image) =>
    [
        new BatchOutput(columns.GeneratedImage, image.FloatType()),
        new BatchOutput(columns.Score, NumberDataViewType.Single),
    ];

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        using var use = _pair.Use();
        using var scope = TorchScope.Differentiable();
        // A refiner needs gradients: tensors made in inference mode can never have any.
        var (latents, classes) = (rows.Vectors([Vector.Size], _pair.Device), rows.ClassTensor(_pair.Device));
        var refiner = _pair.Specification.LatentRefinement;
        if (refiner is not null)
            latents = _pair.Refine(refiner, latents, classes, ids: rows.Ids);
        using var inference = inference_mode();
        var images = refiner is null ? _pair.Generate(latents, classes) : _pair.VariableOf(refiner).Generate(_pair.Networks, latents, classes);
        if (outputs[0] is { } pixels)
            (IsVector ? images : images.Clamped(-1, 1)).CopyTo(pixels);
        if (outputs[1] is { } scores)
            _pair.Discriminate(images, classes).Logits.CopyTo(scores);
    }
}
