using GanRefinement.Programs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Augmentation;

/// <summary>Fashion-MNIST with few images, and of one class fewer still.</summary>
/// <param name="Images">All of them.</param>
/// <param name="RareImages">Those of the small class.</param>
/// <param name="RareClass">Its number, from zero.</param>
/// <param name="RareName">Its name.</param>
internal sealed record UnbalancedSet(IDataView Images, IDataView RareImages, int RareClass, string RareName)
{
    /// <summary>The set of a seed: other images, and another small class, than those of the seeds beside it.</summary>
    public static UnbalancedSet Create(MLContext ml, AugmentationSettings settings, int seed)
    {
        var all = FashionMnist.Train(ml, settings.DataFolder);
        var names = Names(all);
        var rare = seed % names.Length;
        IDataView Of(int label, int count) => ml.Data.TakeRows(ml.Data.SkipRows(OfClass(ml, all, label, names.Length), seed * settings.Common), count);

        var rareImages = Of(rare, settings.Rare);
        var images = Enumerable.Range(0, names.Length)
            .Select(label => label == rare ? rareImages : Of(label, settings.Common))
            .Aggregate(ml.Gan().AppendRows);
        return new(ml.Data.Cache(images), ml.Data.Cache(rareImages), rare, names[rare]);
    }

    /// <summary>The set with the images of the small class as often as fills it up to <paramref name="count"/>: what costs
    /// nothing.</summary>
    public IDataView Repeated(MLContext ml, int count, int rare)
    {
        var repeated = Images;
        for (var left = count - rare; left > 0; left -= rare)
            repeated = ml.Gan().AppendRows(repeated, ml.Data.TakeRows(RareImages, Math.Min(left, rare)));

        return repeated;
    }

    private static IDataView OfClass(MLContext ml, IDataView images, int label, int classes) =>
        ml.Data.FilterRowsByKeyColumnFraction(images, "Label", (double)label / classes, (label + 1.0) / classes);

    private static string[] Names(IDataView images)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        images.Schema["Label"].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
