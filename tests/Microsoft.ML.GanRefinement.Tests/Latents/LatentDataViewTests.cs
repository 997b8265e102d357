using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class LatentDataViewTests
{
    [Fact]
    public void Latents_come_with_classes_in_turn()
    {
        var view = Create(["a", "b", "c"]);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 4), view.Schema["Latent"].Type);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), view.Schema["Label"].Type);
        Assert.Equal([1u, 2u, 3u, 1u, 2u, 3u, 1u], TestColumns.Values<uint>(view, "Label"));
        Assert.Equal(["a", "b", "c"], KeyNames.Read(view.Schema["Label"]));
        Assert.Equal(7, view.GetRowCount());
    }

    [Fact]
    public void Without_classes_there_is_no_label() => Assert.Equal(["Latent"], Create([]).Schema.Select(column => column.Name));

    [Fact]
    public void The_same_seed_gives_the_same_bits() =>
        Assert.Equal(TestColumns.Vectors<float>(Create([]), "Latent"), TestColumns.Vectors<float>(Create([]), "Latent"));

    [Fact]
    public void Rows_differ() => Assert.Equal(7, TestColumns.Vectors<float>(Create([]), "Latent").Select(row => row[0]).Distinct().Count());

    [Fact]
    public void Shuffling_keeps_each_latent_with_its_class()
    {
        var view = Create(["a", "b", "c"]);
        var expected = TestColumns.Vectors<float>(view, "Latent").Select(row => row[0]).Zip(TestColumns.Values<uint>(view, "Label")).ToHashSet();

        var shuffled = TestColumns.Vectors<float>(view, "Latent", new Random(1)).Select(row => row[0])
            .Zip(TestColumns.Values<uint>(view, "Label", new Random(1)));

        Assert.Equal(expected, shuffled.ToHashSet());
    }

    private static IDataView Create(string[] classNames) => LatentDataView.Create(7, new LatentPrior(4, seed: 1), "Latent", "Label", classNames);
}
