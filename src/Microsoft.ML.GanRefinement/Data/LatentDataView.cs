using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>
/// A data view of latents from a prior and, for a conditional network, of classes by turns. Values are computed as they are read.
/// </summary>
internal static class LatentDataView
{
    /// <summary>Makes the view.</summary>
    /// <param name="count">How many rows.</param>
    /// <param name="prior">Where the latents come from.</param>
    /// <param name="latentColumnName">The column of latents.</param>
    /// <param name="labelColumnName">The column of classes.</param>
    /// <param name="classNames">The classes; none for no such column.</param>
    public static IDataView Create(
        int count, LatentPrior prior, string latentColumnName, string labelColumnName, IReadOnlyList<string> classNames)
    {
        var latent = new IndexedColumn(
            latentColumnName, new VectorDataViewType(NumberDataViewType.Single, prior.Size), row => LatentGetter(prior, row));
        if (classNames.Count == 0)
        {
            return new IndexedDataView(count, latent);
        }

        var label = new IndexedColumn(
            labelColumnName,
            new KeyDataViewType(typeof(uint), classNames.Count),
            row => LabelGetter(classNames.Count, row),
            KeyNames.Write(classNames));
        return new IndexedDataView(count, latent, label);
    }

    private static ValueGetter<VBuffer<float>> LatentGetter(LatentPrior prior, Func<int> currentRow) => (ref VBuffer<float> destination) =>
    {
        var editor = VBufferEditor.Create(ref destination, prior.Size);
        prior.Fill((ulong)currentRow(), editor.Values);
        destination = editor.Commit();
    };

    private static ValueGetter<uint> LabelGetter(int classCount, Func<int> currentRow) =>
        (ref uint destination) => destination = (uint)(currentRow() % classCount) + 1u;
}
