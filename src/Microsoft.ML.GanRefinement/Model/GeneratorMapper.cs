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
        if (_pair.Specification.LatentRefinement is { } refiner)
            latents = _pair.Refine(refiner, latents, classes, ids: rows.Ids);
        Write(_pair, latents, classes, outputs);
    }

    /// <summary>Generates, and writes what is asked for of <see cref="OutputsOf"/>.</summary>
    /// <param name="pair">The networks.</param>
    /// <param name="latents">What the network's own refiner made of them, or as they go into the generator.</param>
    /// <param name="classes">Numbers of classes or weights of all; null for a network without.</param>
    /// <param name="outputs">The buffers.</param>
    public static void Write(TrainedPair pair, Tensor latents, Tensor? classes, float[]?[] outputs)
    {
        var moves = pair.Specification.LatentRefinement?.Moves ?? GanCoachVariable.Latent;
        Write(pair, new RowVariable(moves, pair.Specification.Networks.LatentSize, pair.Specification.Networks.ClassCount), latents, classes, outputs);
    }

    /// <summary>The same of rows of a given kind, whatever refiner the network has.</summary>
    /// <param name="pair">The networks.</param>
    /// <param name="variable">What the rows are.</param>
    /// <param name="rows">A vector a row.</param>
    /// <param name="classes">Numbers of classes or weights of all; null for a network without.</param>
    /// <param name="outputs">The buffers.</param>
    public static void Write(TrainedPair pair, RowVariable variable, Tensor rows, Tensor? classes, float[]?[] outputs)
    {
        using var inference = inference_mode();
        var images = variable.Generate(pair.Networks, rows, classes);
        if (outputs[0] is { } pixels)
            pair.Specification.Networks.Bounded(images).CopyTo(pixels);
        if (outputs[1] is { } scores)
            pair.Discriminate(images, classes).Logits.CopyTo(scores);
    }
}
