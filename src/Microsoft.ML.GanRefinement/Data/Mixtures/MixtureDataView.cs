using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Mixtures;

/// <summary>A data view of samples of a mixture, computed as they are read.</summary>
internal static class MixtureDataView
{
    /// <summary>Makes the view.</summary>
    public static IDataView Create(GanMixture mixture, int count, int seed, string columnName) => new IndexedDataView(
        count, new IndexedColumn(columnName, new VectorDataViewType(NumberDataViewType.Single, mixture.Dimension), row => Getter(mixture, seed, row)))
    {
        InMemory = true,
    };

    private static ValueGetter<VBuffer<float>> Getter(GanMixture mixture, int seed, Func<int> currentRow) => (ref VBuffer<float> destination) =>
    {
        var editor = VBufferEditor.Create(ref destination, mixture.Dimension);
        mixture.Fill(seed, currentRow(), editor.Values);
        destination = editor.Commit();
    };
}
