using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>A data view of latents from a prior and, for a conditional network, of classes by turns. Values are computed as they are
/// read.</summary>
internal static class LatentDataView
{
    /// <summary>Makes the view.</summary>
    /// <param name="count">How many rows.</param>
    /// <param name="prior">Where the latents come from.</param>
    /// <param name="latentColumnName">The column of latents.</param>
    /// <param name="labelColumnName">The column of classes.</param>
    /// <param name="classNames">The classes; none for no such column.</param>
    /// <param name="classes">Which of them are drawn, and how often; null for all of them by turns.</param>
    public static IDataView Create(
        int count, LatentPrior prior, string latentColumnName, string labelColumnName, IReadOnlyList<string> classNames, ClassPrior? classes = null)
    {
        var latent = new IndexedColumn(
            latentColumnName, new VectorDataViewType(NumberDataViewType.Single, prior.Size), row => LatentGetter(prior, row));
        if (classNames.Count == 0)
            return new IndexedDataView(count, latent);

        var drawn = classes ?? ClassPrior.Even(classNames.Count);
        var label = new IndexedColumn(
            labelColumnName,
            new KeyDataViewType(typeof(uint), classNames.Count),
            row => (ValueGetter<uint>)((ref uint value) => value = (uint)drawn.Of(row(), prior.Seed) + 1u),
            KeyNames.Write(classNames));
        return new IndexedDataView(count, latent, label);
    }

    /// <summary>A view of given latents and classes.</summary>
    /// <param name="latents">At least one, all of one length.</param>
    /// <param name="latentColumnName">The column of latents.</param>
    /// <param name="labelColumnName">The column of classes.</param>
    /// <param name="classNames">The classes; none for no such column.</param>
    /// <param name="classes">Zero-based, one for each latent; null where there are none.</param>
    public static IDataView Of(
        float[][] latents, string latentColumnName, string labelColumnName, IReadOnlyList<string> classNames, IReadOnlyList<long>? classes)
    {
        var size = latents[0].Length;
        var latent = new IndexedColumn(
            latentColumnName,
            new VectorDataViewType(NumberDataViewType.Single, size),
            row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => new VBuffer<float>(size, latents[row()]).CopyTo(ref value)));
        if (classNames.Count == 0 || classes is null)
            return new IndexedDataView(latents.Length, latent);

        var label = new IndexedColumn(
            labelColumnName,
            new KeyDataViewType(typeof(uint), classNames.Count),
            row => (ValueGetter<uint>)((ref uint value) => value = (uint)classes[row()] + 1u),
            KeyNames.Write(classNames));
        return new IndexedDataView(latents.Length, latent, label);
    }

    private static ValueGetter<VBuffer<float>> LatentGetter(LatentPrior prior, Func<int> currentRow) => (ref VBuffer<float> destination) =>
    {
        var editor = VBufferEditor.Create(ref destination, prior.Size);
        prior.Fill((ulong)currentRow(), editor.Values);
        destination = editor.Commit();
    };
}
