using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Networks.Encoders;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Image → latent, or the part of it that can be read, or a CatGAN's categories, a batch at a time.</summary>
internal sealed class EncoderMapper : IBatchMapper
{
    private readonly TrainedPair _pair;
    private readonly long[] _dimensions;

    public EncoderMapper(TrainedPair pair, string imageColumn, string latentColumn)
    {
        var networks = pair.Specification.Networks;
        (_pair, _dimensions) = (pair, networks.Image.Batch(1)[1..]);
        Vector = networks.Image.IsVector ? new VectorColumn(imageColumn, networks.Image) : new ImageColumn(imageColumn, networks.Image);
        Outputs = [new BatchOutput(latentColumn, new VectorDataViewType(NumberDataViewType.Single, CodeSize(pair)))];
    }

    /// <inheritdoc/>
    public IVectorInput Vector { get; }

    /// <inheritdoc/>
    public KeyColumn? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<BatchOutput> Outputs { get; }

    /// <inheritdoc/>
    public int BatchSize => GanTransformer.DefaultBatchSize;

    /// <summary>Values in a code; 0 if the networks have nothing that reads one.</summary>
    public static int CodeSize(TrainedPair pair)
    {
        var networks = pair.Specification.Networks;
        return pair.Networks.Generator is EncodingGenerator ? networks.LatentSize
            : networks.LatentCategories + networks.LatentCodes is > 0 and var read ? read
            : networks.Categories;
    }

    /// <summary>Whether what reads the code does it only of samples whose class it is told, which images do not have here.</summary>
    public static bool NeedsClasses(TrainedPair pair) => pair.Networks.Generator is not EncodingGenerator
        && pair.Specification.Networks is { ClassCount: > 0, Conditioning: ClassConditioning.Projection or ClassConditioning.LabelConcatenation };

    /// <inheritdoc/>
    public void Map(BatchRows rows, float[]?[] outputs)
    {
        if (outputs[0] is not { } codes)
            return;
        using var use = _pair.Use();
        using var scope = TorchScope.Inference();
        var samples = rows.Vectors(_dimensions, _pair.Device);
        var encoded = _pair.Networks.Generator is EncodingGenerator generator ? generator.Encode(samples) : Read(_pair.Discriminate(samples, null));
        encoded.contiguous().CopyTo(codes);
    }

    // In the latent's order. A category's logits choose it as the latent's values did; a CatGAN's categories are no part of a latent.
    private static Tensor Read(DiscriminatorOutput output) => (output.CodeCategories, output.Codes) switch
    {
        ({ } categories, { } codes) => cat([categories, codes], 1),
        ({ } categories, null) => categories,
        (null, { } codes) => codes,
        _ => output.Categories!.softmax(1),
    };
}
