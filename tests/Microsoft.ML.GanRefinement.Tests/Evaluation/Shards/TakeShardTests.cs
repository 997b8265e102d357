using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Shards;

/// <summary>Shards of what is generated and refined are, together, what one process makes.</summary>
[Collection(nameof(Trains))]
public sealed class TakeShardTests : IDisposable
{
    // No multiple of a batch, and three of them.
    private const int Count = 300;

    private readonly MLContext _ml = new(seed: 1);
    private readonly GanTransformer _gan;
    private readonly IDataView _latents;

    public TakeShardTests()
    {
        _gan = TinyGan.Train(_ml);
        _latents = _ml.Gan().SampleLatents(_gan, Count, seed: 3);
    }

    public void Dispose() => _gan.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Of_generated_images_have_its_bits(int shards) => AssertSameBits(shards, _gan.Transform, _gan.Transform(_latents));

    [Fact]
    public void Of_refined_images_have_its_bits()
    {
        // Noise and draws go by the row's id.
        var refined = _ml.Gan().RefineLatent(_gan, GanLatentRefiner.Sequence(GanLatentRefiner.Coach(iterations: 2), GanLatentRefiner.Resampling(threshold: 1)))
            .Fit(_latents).Append(_gan);
        AssertSameBits(3, refined.Transform, refined.Transform(_latents));
    }

    [Fact]
    public void Taken_behind_networks_compute_no_rows_of_others()
    {
        using var gan = _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = null,
            MaxIterations = 1,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
        }).Fit(ImageRows.View(_ml));
        var read = 0;
        var counted = new IndexedDataView(Count, new IndexedColumn("Latent", new VectorDataViewType(NumberDataViewType.Single, TinyGan.LatentSize),
            _ => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                value = new(TinyGan.LatentSize, new float[TinyGan.LatentSize]);
                read++;
            })));
        var made = _ml.Gan().TakeShard(gan.Transform(gan.Transform(counted)), new(2, 3));
        Assert.Equal(44, made.GetColumn<float>("Score").Count());
        Assert.Equal(44, read);
    }

    [Fact]
    public void Of_any_view_have_its_rows()
    {
        var view = _ml.Data.LoadFromEnumerable(TinyGan.Rows(Count));
        var filtered = _ml.Data.FilterByCustomPredicate<TinyGan.LatentRow>(view, row => row.Label == 1);
        var all = filtered.GetColumn<float[]>("Latent").ToArray();
        var parts = Enumerable.Range(0, 3).SelectMany(index => _ml.Gan().TakeShard(filtered, new(index, 3)).GetColumn<float[]>("Latent")).ToArray();
        Assert.Equal(all, parts);
    }

    private void AssertSameBits(int shards, Func<IDataView, IDataView> make, IDataView whole)
    {
        var expected = TinyGan.Pixels(_ml, whole);
        var labels = whole.GetColumn<uint>("Label").ToArray();
        IDataView[] before = [.. Enumerable.Range(0, shards).Select(index => make(_ml.Gan().TakeShard(_latents, new(index, shards))))];
        IDataView[] behind = [.. Enumerable.Range(0, shards).Select(index => _ml.Gan().TakeShard(whole, new(index, shards)))];
        foreach (var parts in new[] { before, behind })
        {
            Assert.Equal(expected, parts.SelectMany(part => TinyGan.Pixels(_ml, part)));
            Assert.Equal(labels, parts.SelectMany(part => part.GetColumn<uint>("Label")));
        }
    }
}
